package dev.grantway.install.authorize;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.install.page.Obstacle;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules between a link's scopes and the app's: each required one is in {@code scope}; conditionally required ones
 * are in {@code scope} or nowhere; optional ones are in {@code optional_scope} or nowhere; there are no others.
 */
final class ScopeChecks {
    private ScopeChecks() {}

    static Optional<Obstacle> check(AppScopes app, AuthorizationRequest request) {
        var missing = app.required().stream()
                .filter(scope -> !request.scopes().contains(scope))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(AuthorizationObstacles.insufficientScopes(missing));
        }
        var wrong = Stream.concat(
                        request.scopes().stream().flatMap(scope -> wrongInScope(app, scope)),
                        request.optionalScopes().stream().flatMap(scope -> wrongInOptionalScope(app, scope)))
                .toList();
        return wrong.isEmpty() ? Optional.empty() : Optional.of(AuthorizationObstacles.scopesMismatch(wrong));
    }

    private static Stream<String> wrongInScope(AppScopes app, String scope) {
        if (app.required().contains(scope) || app.conditionallyRequired().contains(scope)) {
            return Stream.of();
        }
        return Stream.of(
                app.optional().contains(scope)
                        ? scope + " is optional: it belongs in optional_scope="
                        : scope + " is not configured for the app");
    }

    private static Stream<String> wrongInOptionalScope(AppScopes app, String scope) {
        if (app.optional().contains(scope) || app.required().contains(scope)) {
            return Stream.of(); // a required one is in scope= too by now, so naming it twice changes nothing
        }
        return Stream.of(
                app.conditionallyRequired().contains(scope)
                        ? scope + " is conditionally required: it belongs in scope="
                        : scope + " is not configured for the app");
    }
}
