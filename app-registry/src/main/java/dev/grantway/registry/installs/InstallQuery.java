package dev.grantway.registry.installs;

import java.time.Instant;
import java.util.Optional;

/**
 * Which installations of an app; the last changed first.
 *
 * @param state in this state alone; all that are installed when empty
 * @param text in the account's name, domain or id; empty for all
 * @param after where the page before ended
 */
public record InstallQuery(int appId, Optional<InstallState> state, String text, Optional<Place> after) {
    /** Where a page ended. */
    public record Place(Instant changedAt, String installationId) {}
}
