package dev.grantway.token.oauth;

/**
 * An error answer.
 *
 * @param description text for the app's developer; never holds a secret, a code or a token
 * @param challenged whether a client that failed to prove itself is answered by 401 and a challenge
 */
public record Refusal(Reason reason, String description, boolean challenged) {
    public static Refusal of(Reason reason, String description) {
        return new Refusal(reason, description, false);
    }

    public static Refusal malformed(String description) {
        return of(Reason.REQUEST_MALFORMED, description);
    }

    /** The same, with 401 where the client is not who it says. */
    public Refusal withChallenge() {
        return new Refusal(reason, description, true);
    }

    public int status() {
        return asksForAuthentication() ? 401 : reason.status();
    }

    /** Whether the answer has {@code WWW-Authenticate}. */
    public boolean asksForAuthentication() {
        return challenged && reason.isAboutTheClient();
    }
}
