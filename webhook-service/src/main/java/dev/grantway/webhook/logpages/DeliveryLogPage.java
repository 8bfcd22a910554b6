package dev.grantway.webhook.logpages;

import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.webhook.search.TypedFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/**
 * An app's attempts, newest first.
 *
 * @param overview on the first page alone, and where nothing is looked for
 */
@CheckedTemplate(basePath = "log", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeliveryLogPage(
        int appId, String appName, Optional<Overview> overview, Search search, List<LogLine> lines, Links links)
        implements TemplateInstance {
    /**
     * Where the page leads on.
     *
     * @param older empty at the end
     * @param newer empty at the beginning
     * @param newest empty at the beginning
     * @param here the page again
     * @param stream of new lines; empty where they would not come on top
     */
    record Links(String older, String newer, String newest, String here, String stream) {
        static final Links NONE = new Links("", "", "", "", "");
    }

    /**
     * What is looked for.
     *
     * @param tooLong whether it was given up
     */
    record Search(TypedFilter filter, List<FieldError> problems, boolean tooLong) {
        /** What was typed there. */
        public String text(String field) {
            return filter.text(field);
        }

        /** What is wrong there; empty for nothing. */
        public String problem(String field) {
            return problems.stream()
                    .filter(problem -> problem.field().equals(field))
                    .map(FieldError::message)
                    .findFirst()
                    .orElse("");
        }

        /** Whether anything is looked for. */
        public boolean any() {
            return filter.any();
        }
    }
}
