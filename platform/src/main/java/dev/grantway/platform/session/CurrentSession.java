package dev.grantway.platform.session;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The session of the request at hand. */
@RequestScoped
public class CurrentSession {
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private final CsrfTokens csrfTokens;
    private final Clock clock;

    CurrentSession(CsrfTokens csrfTokens, Clock clock) {
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    /** Is called once, before the resource, by the filter that reads the cookie. */
    public void begin(Session found) {
        session.set(found);
    }

    /** The session; empty when nobody is signed in, or the token has run out. */
    public Optional<Session> find() {
        return Optional.ofNullable(session.get());
    }

    /**
     * The session.
     *
     * @throws SignInRequired when there is none; a browser is then sent to sign in and comes back
     */
    public Session require() {
        return find().orElseThrow(SignInRequired::new);
    }

    /**
     * The session, with a token that outlives the form to be shown.
     *
     * @throws SignInRequired when there is none, or it ends sooner; the sign-in page renews a live session at once
     */
    public Session requireFor(Duration formLife) {
        return find().filter(
                        found -> !found.expiresAt().isBefore(clock.instant().plus(formLife)))
                .orElseThrow(SignInRequired::new);
    }

    /** For the form's hidden field {@link CsrfTokens#FIELD}; empty when nobody is signed in. */
    public String csrfToken() {
        return find().map(found -> csrfTokens.tokenFor(found.sessionId())).orElse("");
    }
}
