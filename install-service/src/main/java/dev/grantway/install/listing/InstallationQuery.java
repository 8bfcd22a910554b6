package dev.grantway.install.listing;

import dev.grantway.contracts.events.InstallationStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Which installations a program wants to see.
 *
 * @param status empty for any; then those that are gone are left out, unless changes are asked for
 * @param updatedSince those that changed at that time or later, those that are gone too; empty for any time
 */
public record InstallationQuery(
        Optional<Integer> accountId,
        Optional<Integer> appId,
        Optional<InstallationStatus> status,
        Optional<Instant> updatedSince) {
    /** Whoever follows changes has to learn of ends. */
    boolean leavesOutWhatIsGone() {
        return status.isEmpty() && updatedSince.isEmpty();
    }
}
