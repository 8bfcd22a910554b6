package dev.grantway.token.assertion;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.assertion.AssertionOutcome.Proven;
import dev.grantway.token.assertion.AssertionOutcome.Refused;
import dev.grantway.token.key.Sha256;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Proves apps by {@code private_key_jwt}. RFC 7523, section 3. */
@Singleton
public class Assertions {
    private final UsedAssertionStore used;
    private final Clock clock;

    Assertions(UsedAssertionStore used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /**
     * Checks an assertion, and uses it up when it is good: one that comes again proves nothing.
     *
     * @param audiences the names of this server, of which it has to have one
     */
    public AssertionOutcome check(AppSnapshot app, ClientAssertion assertion, Collection<String> audiences) {
        @Nullable String jwks = app.tokens().jwks();
        if (jwks == null) {
            return new Refused("This app has no public keys to check a client_assertion with.");
        }
        var problem = AssertionKeys.problem(assertion.jwt(), jwks)
                .or(() -> AssertionClaims.problem(assertion.claims(), app.clientId(), audiences, clock.instant()));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        var claims = assertion.claims();
        return used.insert(
                        app.clientId(),
                        Sha256.of(claims.getJWTID()),
                        claims.getExpirationTime().toInstant())
                ? new Proven()
                : new Refused("client_assertion was used before: each request needs one with a jti of its own.");
    }
}
