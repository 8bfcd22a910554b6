package dev.grantway.registry.signin;

import dev.grantway.registry.directory.Person;
import dev.grantway.registry.sessions.PresentedSession;
import dev.grantway.registry.sessions.Sessions;
import dev.grantway.registry.sessions.SignedInBy;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a browser the session of whoever has proven who they are, in place of the one that it had. */
@Singleton
class BrowserSessions {
    private final Sessions sessions;
    private final SessionHolders holders;

    BrowserSessions(Sessions sessions, SessionHolders holders) {
        this.sessions = sessions;
        this.holders = holders;
    }

    /**
     * Begins it. One browser, one session: the one before ends.
     *
     * @param cookie the session that the browser had; absent for none
     * @param device what the browser calls itself; absent when it does not say
     * @return the {@code Set-Cookie}
     */
    String begin(Person person, SignedInBy by, @Nullable String cookie, @Nullable String device) {
        sessions.presented(cookie).ifPresent(sessions::end);
        return sessions.begin(holders.of(person), Objects.requireNonNullElse(device, ""), by);
    }

    /** The {@code Set-Cookie} of the same session with a fresh token; empty when there is none that lives. */
    Optional<String> renew(@Nullable String cookie) {
        return sessions.presented(cookie).flatMap(this::renew);
    }

    private Optional<String> renew(PresentedSession session) {
        return holders.of(session.userId()).flatMap(holder -> sessions.renew(session, holder));
    }
}
