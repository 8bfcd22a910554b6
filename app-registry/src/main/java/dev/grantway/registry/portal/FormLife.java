package dev.grantway.registry.portal;

import dev.grantway.platform.session.SessionConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long a page of the portal can be sent after it was shown. */
@Singleton
@Startup // a token too short for it is told at start: each page would ask for a fresh one without end
class FormLife {
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    FormLife(SessionConfig session) {
        var least = LENGTH.plus(MARGIN);
        if (session.ttl().compareTo(least) < 0) {
            throw new IllegalStateException(
                    "grantway.session.ttl is " + session.ttl().toSeconds() + " s: it must be at least "
                            + least.toSeconds() + " s, or no page of the portal can be opened");
        }
    }

    Duration length() {
        return LENGTH;
    }
}
