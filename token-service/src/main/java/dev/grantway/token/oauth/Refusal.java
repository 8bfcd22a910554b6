package dev.grantway.token.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * An error answer.
 *
 * @param description text for the app's developer; never holds a secret, a code or a token
 * @param challenged whether a client that failed to prove itself is answered by 401 and a challenge
 * @param retryAfter how long to wait; empty when waiting changes nothing
 */
public record Refusal(Reason reason, String description, boolean challenged, Optional<Duration> retryAfter) {
    public static Refusal of(Reason reason, String description) {
        return new Refusal(reason, description, false, Optional.empty());
    }

    public static Refusal malformed(String description) {
        return of(Reason.REQUEST_MALFORMED, description);
    }

    public static Refusal tooMany(String description, Duration wait) {
        return new Refusal(Reason.TOO_MANY_REQUESTS, description, false, Optional.of(wait));
    }

    /** The same, with 401 where the client is not who it says. */
    public Refusal withChallenge() {
        return new Refusal(reason, description, true, retryAfter);
    }

    public int status() {
        return asksForAuthentication() ? 401 : reason.status();
    }

    /** Whether the answer has {@code WWW-Authenticate}. */
    public boolean asksForAuthentication() {
        return challenged && reason.isAboutTheClient();
    }
}
