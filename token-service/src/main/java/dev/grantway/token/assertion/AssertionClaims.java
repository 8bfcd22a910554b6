package dev.grantway.token.assertion;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules for what a client's assertion says. RFC 7523, section 3. */
final class AssertionClaims {
    /** A longer life would only widen what a stolen one is good for. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_ID = 256;

    private AssertionClaims() {}

    /**
     * Why it is not good; empty when it is.
     *
     * @param audiences the names of this server, of which it has to have one
     */
    static Optional<String> problem(JWTClaimsSet claims, String clientId, Collection<String> audiences, Instant now) {
        if (!clientId.equals(claims.getIssuer()) || !clientId.equals(claims.getSubject())) {
            return Optional.of("iss and sub of client_assertion are both the client id.");
        }
        if (Collections.disjoint(claims.getAudience(), audiences)) {
            return Optional.of("aud of client_assertion is " + String.join(" or ", audiences) + ".");
        }
        @Nullable String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.of("jti of client_assertion is needed, of at most " + LONGEST_ID + " characters.");
        }
        return timeProblem(claims, now);
    }

    private static Optional<String> timeProblem(JWTClaimsSet claims, Instant now) {
        @Nullable Date expiry = claims.getExpirationTime();
        if (expiry == null || expiry.toInstant().isAfter(now.plus(LONGEST_LIFE))) {
            return Optional.of(
                    "exp of client_assertion is needed, at most " + LONGEST_LIFE.toMinutes() + " minutes ahead.");
        }
        if (!expiry.toInstant().isAfter(now)) {
            return Optional.of("client_assertion is expired.");
        }
        return isAhead(claims.getIssueTime(), now) || isAhead(claims.getNotBeforeTime(), now)
                ? Optional.of("iat or nbf of client_assertion is in the future.")
                : Optional.empty();
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(CLOCK_SKEW));
    }
}
