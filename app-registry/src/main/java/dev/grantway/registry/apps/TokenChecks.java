package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.PublicKeysCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of how an app's tokens are made. */
final class TokenChecks {
    private TokenChecks() {}

    static List<FieldProblem> problems(AppDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        if (!draft.confidential() && draft.tokens().refreshTokens() == AppTokens.RefreshTokens.STABLE) {
            // whoever steals one has no secret to steal with it: RFC 9700, section 2.2.2
            problems.add(new FieldProblem("refreshTokens", "A public app's refresh tokens always rotate."));
        }
        @Nullable String jwks = draft.tokens().jwks();
        if (jwks != null && !draft.confidential()) {
            problems.add(new FieldProblem("jwks", "A public app proves itself with PKCE; it has no keys."));
        } else if (jwks != null) {
            PublicKeysCheck.problem(jwks)
                    .map(text -> new FieldProblem("jwks", text))
                    .ifPresent(problems::add);
        }
        return problems;
    }
}
