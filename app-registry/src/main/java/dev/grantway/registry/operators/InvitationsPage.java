package dev.grantway.registry.operators;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Whom operators have invited to open a developer account, and the form for one more.
 *
 * @param state of those that are shown; empty for all
 * @param links to the pages beside this one
 * @param sending what was done, or is being done
 */
@Translated
@CheckedTemplate(basePath = "operators", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InvitationsPage(List<InvitationLine> lines, String state, Links links, Sending sending)
        implements TemplateInstance {
    /**
     * Where more of the list is.
     *
     * @param older empty at the end
     * @param newest empty on the first page
     */
    record Links(String older, String newest) {}

    /**
     * The form, and what came of it.
     *
     * @param off whether nobody could come in by an invitation
     * @param byMail whether invitations go by mail
     * @param done what was just done: {@code mailed}, {@code revoked}, or empty
     * @param link to pass on; empty where there is none
     * @param email as it was typed
     * @param problems why nobody was invited, a sentence each
     */
    record Sending(boolean off, boolean byMail, String done, String link, String email, List<String> problems) {
        Sending {
            problems = List.copyOf(problems);
        }

        /** Not the link, which lets somebody in. */
        @Override
        public String toString() {
            return "Sending[redacted]";
        }
    }
}
