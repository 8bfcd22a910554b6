package dev.grantway.token.gate;

import dev.grantway.token.apicall.CallOf;
import dev.grantway.token.apicall.CallResult;
import java.util.List;
import java.util.Optional;

/**
 * A decision, and what is known besides of the call, to tell of it.
 *
 * @param of whose call it was; empty when that is not known without asking the database again
 * @param scopes that its route needs; empty when it needs none, and when it was not looked for
 */
record Judgement(GateDecision decision, Optional<CallOf> of, List<String> scopes) {
    Judgement {
        scopes = List.copyOf(scopes);
    }

    static Judgement ofNobody(GateDecision decision) {
        return new Judgement(decision, Optional.empty(), List.of());
    }

    static Judgement ofDead(GateDecision decision, Optional<CallOf> of) {
        return new Judgement(decision, of, List.of());
    }

    CallResult result() {
        return switch (decision) {
            case GateDecision.Passed _ -> CallResult.PASSED;
            case GateDecision.Malformed _ -> CallResult.MALFORMED;
            case GateDecision.NoCredentials _ -> CallResult.NO_CREDENTIALS;
            case GateDecision.InvalidToken _ -> CallResult.INVALID_TOKEN;
            case GateDecision.ExpiredToken _ -> CallResult.EXPIRED_TOKEN;
            case GateDecision.NoRoute _ -> CallResult.NO_ROUTE;
            case GateDecision.MissingScopes _ -> CallResult.MISSING_SCOPES;
            case GateDecision.OverBudget _ -> CallResult.OVER_BUDGET;
            case GateDecision.Away _ -> CallResult.AWAY;
        };
    }
}
