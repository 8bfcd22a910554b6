package dev.grantway.install.api;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an install link would lead to, to be read.
 *
 * @param headline what it comes to, in a few words
 * @param person whom it is about
 * @param hindrances what stands in the way; empty unless it is hindered
 * @param terms what a consent would give; absent unless it is installable
 * @param refusal what the person would read of a wrong link; absent unless it is refused
 * @param location where the browser would go with an error; empty unless the app would be told
 * @param back where the link was put together; empty for whoever is no developer of the app
 */
@CheckedTemplate(basePath = "dryrun", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InstallLinkPage(
        String headline,
        String person,
        int accountId,
        List<Line> hindrances,
        @Nullable Terms terms,
        InstallLinkAnswer.@Nullable Refusal refusal,
        String location,
        String back)
        implements TemplateInstance {
    /** What a consent would give, in the customer's words; each list may be empty. */
    record Terms(
            boolean alreadyInstalled,
            boolean unverifiedPage,
            List<String> required,
            List<String> optional,
            List<Line> unavailable,
            List<String> fresh,
            List<String> leaving) {}

    /**
     * A sentence with technical names in it.
     *
     * @param code stable, for programs and support
     */
    record Line(String code, List<Part> parts) {
        private static final String MARK = "`";

        static Line of(InstallLinkAnswer.Reason reason) {
            var parts = new ArrayList<Part>();
            for (String text : reason.exact().split(MARK, -1)) {
                parts.add(new Part(text, parts.size() % 2 == 1));
            }
            return new Line(reason.code(), parts);
        }
    }

    /** A piece of a sentence, or a technical name. */
    record Part(String text, boolean technical) {}
}
