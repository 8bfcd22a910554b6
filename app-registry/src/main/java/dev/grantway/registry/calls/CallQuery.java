package dev.grantway.registry.calls;

import java.time.Instant;
import java.util.Optional;

/**
 * Which calls of an app; the last first.
 *
 * @param outcome failures, or what was let through; both when empty
 * @param installationId of this installation alone; of all when empty
 * @param path that it begins with; any when empty
 * @param after where the page before ended
 */
public record CallQuery(
        int appId, Optional<Result> outcome, String installationId, String path, Optional<Place> after) {
    /** How a call ended. */
    public enum Result {
        FAILED,
        LET_THROUGH
    }

    /** Where a page ended. */
    public record Place(Instant calledAt, String eventId) {}
}
