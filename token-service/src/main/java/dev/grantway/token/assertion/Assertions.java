package dev.grantway.token.assertion;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.assertion.AssertionOutcome.Proven;
import dev.grantway.token.assertion.AssertionOutcome.Refused;
import dev.grantway.token.key.Sha256;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

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
     * <p>Until its signature is proven the work and the words are the same whether there is such an app or not: no more than
     * that is told to who has no key of it. RFC 9700, section 4.
     *
     * @param app which it says it is from; empty when there is none
     * @param audiences the names of this server, of which it has to have one
     */
    public AssertionOutcome check(Optional<AppSnapshot> app, ClientAssertion assertion, Collection<String> audiences) {
        var jwks = app.flatMap(known -> Optional.ofNullable(known.tokens().jwks()));
        var problem = AssertionKeys.problem(assertion.jwt(), jwks);
        if (app.isEmpty() || problem.isPresent()) {
            return new Refused(problem.orElse(AssertionKeys.NOT_PROVEN));
        }
        return checkClaims(app.get(), assertion, audiences);
    }

    private AssertionOutcome checkClaims(AppSnapshot app, ClientAssertion assertion, Collection<String> audiences) {
        var problem = AssertionClaims.problem(assertion.claims(), app.clientId(), audiences, clock.instant());
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        var claims = assertion.claims();
        return used.insert(
                        app.clientId(),
                        Sha256.of(claims.getJWTID()),
                        claims.getExpirationTime().toInstant())
                ? new Proven(app)
                : new Refused("client_assertion was used before: each request needs one with a jti of its own.");
    }
}
