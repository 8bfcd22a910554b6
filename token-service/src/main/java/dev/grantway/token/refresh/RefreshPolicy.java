package dev.grantway.token.refresh;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.token.grant.Grant;
import java.time.Duration;

/**
 * How an app's refresh tokens live. RFC 9700, section 4.14.2.
 *
 * <p>Stable: one for the life of the grant. Rotating: each refresh gives a successor, and a token whose successor was used
 * ends the grant when it comes back. An app that stops rotating keeps the token that it has; older ones are dead, and end
 * nothing.
 *
 * @param predecessorGood how long a token is good beside a successor that was not used: until then a retry of a refresh
 *     whose answer was lost gets the same successor
 */
public record RefreshPolicy(boolean rotating, Duration predecessorGood) {
    /** Nothing but the token proves a public app, so the time is for a lost answer alone. */
    static final Duration PUBLIC = Duration.ofSeconds(60);

    /** Its secret is checked each time. */
    static final Duration CONFIDENTIAL = Duration.ofDays(30);

    public static RefreshPolicy of(AppSnapshot app) {
        return new RefreshPolicy(
                app.tokens().refreshTokens() == RefreshTokens.ROTATING, app.confidential() ? CONFIDENTIAL : PUBLIC);
    }

    /** Where a token of the grant stands. */
    public RotationPlace place(RefreshToken token, Grant grant) {
        int behind = grant.rotation() - token.rotation();
        return switch (Integer.signum(behind)) {
            case -1 -> RotationPlace.AHEAD;
            case 0 -> RotationPlace.PRESENT;
            default ->
                behind == 1 && grant.sinceRotation().compareTo(predecessorGood) < 0
                        ? RotationPlace.PREDECESSOR
                        : RotationPlace.SPENT;
        };
    }
}
