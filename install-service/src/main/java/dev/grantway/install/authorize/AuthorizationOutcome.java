package dev.grantway.install.authorize;

import dev.grantway.install.page.Obstacle;
import java.util.List;
import java.util.Optional;

/** What becomes of an authorization request. RFC 6749, section 4.1.2.1. */
public sealed interface AuthorizationOutcome {
    /** It may be put before a person. */
    record Accepted(AcceptedRequest request) implements AuthorizationOutcome {}

    /**
     * The person is told, and stays here.
     *
     * @param wayBack a link to the app with the error; empty unless the redirect URI is proven
     * @param forDevelopers what only the app's developers are shown beside it
     */
    record ShownToUser(Obstacle obstacle, Optional<WayBack> wayBack, Optional<ForDevelopers> forDevelopers)
            implements AuthorizationOutcome {}

    /** The app is told by a redirect to an URI that is proven to be its own. */
    record SentToApp(String location) implements AuthorizationOutcome {}

    /**
     * What helps to mend a link, and is nobody else's business.
     *
     * @param developerAccountId whose members see it
     */
    record ForDevelopers(int developerAccountId, List<String> lines) {
        public ForDevelopers {
            lines = List.copyOf(lines);
        }
    }

    /** Where the app hears of an error. */
    record WayBack(String appName, String location) {}
}
