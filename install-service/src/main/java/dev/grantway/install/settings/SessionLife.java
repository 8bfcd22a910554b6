package dev.grantway.install.settings;

import dev.grantway.platform.session.SessionConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Refuses settings by which no session ever outlives a consent form: each install link would be sent away to have its
 * session renewed, and on its return again, without end.
 */
@Singleton
class SessionLife {
    /** For the way there and back, and for clocks that differ. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final SessionConfig session;
    private final InstallConfig install;

    SessionLife(SessionConfig session, InstallConfig install) {
        this.session = session;
        this.install = install;
    }

    void check(@Observes StartupEvent event) {
        require(session.ttl(), install.formLife());
    }

    static void require(Duration sessionTtl, Duration formLife) {
        if (sessionTtl.compareTo(formLife.plus(SPARE)) < 0) {
            throw new IllegalStateException(
                    "grantway.session.ttl (%s) must be at least %s longer than grantway.install.form-life (%s)"
                            .formatted(sessionTtl, SPARE, formLife));
        }
    }
}
