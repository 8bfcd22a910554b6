package dev.grantway.token.gate;

import dev.grantway.token.budget.BudgetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the gate says of a call. */
public sealed interface GateDecision {
    /**
     * It may go on.
     *
     * @param budget empty for a route that uses up none
     */
    record Passed(Caller caller, Optional<BudgetState> budget) implements GateDecision {}

    /** The question could be read in more than one way. */
    record Malformed(String why) implements GateDecision {}

    /** There is no access token. RFC 6750, section 3. */
    record NoCredentials() implements GateDecision {}

    /** It is none of ours, or it was revoked. */
    record InvalidToken() implements GateDecision {}

    /** It was a good one. */
    record ExpiredToken(Instant expiredAt) implements GateDecision {}

    /** The product's routes have no such call for apps. */
    record NoRoute() implements GateDecision {}

    /** The token lacks some of these scopes. */
    record MissingScopes(List<String> required) implements GateDecision {
        public MissingScopes {
            required = List.copyOf(required);
        }
    }

    /** The app has called too often. */
    record OverBudget(BudgetState budget) implements GateDecision {}

    /** PostgreSQL is away, so nothing is known of the token. */
    record Away() implements GateDecision {}
}
