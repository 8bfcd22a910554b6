package dev.grantway.token.signing;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * When keys come and go.
 *
 * @param rotateEvery from one key to the next
 * @param publishAhead from publication to the first signature
 * @param keptFor from the last signature to the end of what was signed
 */
record RingTimes(Duration rotateEvery, Duration publishAhead, Duration keptFor) {
    /** For pods that have not read the new key yet, and for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    RingTimes {
        if (publishAhead.compareTo(SigningKeys.CACHED.plus(MARGIN)) < 0) {
            throw new IllegalStateException("grantway.token.signing.publish-ahead is " + publishAhead
                    + ", and others may keep the key set for " + SigningKeys.CACHED + ": set at least "
                    + SigningKeys.CACHED.plus(MARGIN));
        }
        if (rotateEvery.compareTo(publishAhead) <= 0) {
            throw new IllegalStateException("grantway.token.signing.rotate-every is " + rotateEvery
                    + ": set more than publish-ahead, which is " + publishAhead);
        }
    }

    /** A pod that reads the ring less often may not have the key yet that others sign with. */
    private static void requireReload(Duration every) {
        if (!every.isPositive() || every.compareTo(MARGIN) > 0) {
            throw new IllegalStateException("grantway.token.signing.reload-every is " + every + ": set at most "
                    + MARGIN + ", or pods know a new key too late");
        }
    }

    /** Makes them from the settings; a class of its own, or the record would be a bean by itself. */
    static final class Source {
        private Source() {}

        @Produces
        @Singleton
        static RingTimes times(SigningConfig config, @All List<TokenLife> lives) {
            var signing = config.signing();
            requireReload(signing.reloadEvery());
            var longest = lives.stream()
                    .map(TokenLife::longest)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            return new RingTimes(signing.rotateEvery(), signing.publishAhead(), longest.plus(signing.skew()));
        }
    }
}
