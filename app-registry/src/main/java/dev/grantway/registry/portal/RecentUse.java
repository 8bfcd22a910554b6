package dev.grantway.registry.portal;

import dev.grantway.registry.apps.SecretDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says that a secret was used within a day, where somebody is about to end it. */
final class RecentUse {
    private static final Duration RECENT = Duration.ofDays(1);

    private RecentUse() {}

    /** Empty for a secret that was not used lately. */
    static String warning(SecretDetails secret, Instant now) {
        return Optional.ofNullable(secret.lastUsedAt())
                .map(used -> Duration.between(used, now))
                .filter(since -> since.compareTo(RECENT) < 0)
                .map(since -> "It was used " + ago(since) + ": whoever uses it will be refused.")
                .orElse("");
    }

    private static String ago(Duration since) {
        long minutes = since.toMinutes();
        if (minutes < 2) {
            return "just now"; // and where the other clock is ahead
        }
        if (minutes < 60) {
            return minutes + " minutes ago";
        }
        return since.toHours() == 1 ? "an hour ago" : since.toHours() + " hours ago";
    }
}
