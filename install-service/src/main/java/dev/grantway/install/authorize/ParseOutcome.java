package dev.grantway.install.authorize;

import dev.grantway.install.page.Obstacle;

/** Whether a query could be read at all. */
public sealed interface ParseOutcome {
    /** It could; whether it is allowed is another question. */
    record Parsed(AuthorizationRequest request) implements ParseOutcome {}

    /** It could not, so there is no app to send anyone to. */
    record Unreadable(Obstacle obstacle) implements ParseOutcome {}
}
