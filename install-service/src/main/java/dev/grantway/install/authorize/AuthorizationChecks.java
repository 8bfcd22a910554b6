package dev.grantway.install.authorize;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationOutcome.ForDevelopers;
import dev.grantway.install.authorize.AuthorizationOutcome.SentToApp;
import dev.grantway.install.authorize.AuthorizationOutcome.ShownToUser;
import dev.grantway.install.authorize.AuthorizationOutcome.WayBack;
import dev.grantway.install.page.Obstacle;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of the authorization endpoint. RFC 6749, section 4.1.2.1; RFC 7636; RFC 9700.
 *
 * <p>First what proves the redirect URI, for until then nobody may be sent anywhere. RFC 9700, section 4.11.
 */
@Singleton
public class AuthorizationChecks {
    /** 32 bytes of SHA-256 as base64url. RFC 7636, section 4.2. */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final AuthorizationResponse response;

    AuthorizationChecks(AuthorizationResponse response) {
        this.response = response;
    }

    /**
     * Checks all that can be checked without a person.
     *
     * @param app the one that the request names; empty when there is none
     */
    public AuthorizationOutcome check(AuthorizationRequest request, Optional<AppSnapshot> app) {
        for (String proving : List.of("client_id", "redirect_uri")) {
            if (request.repeated().contains(proving)) {
                return shown(AuthorizationObstacles.repeated(proving));
            }
        }
        if (app.isEmpty()) {
            return shown(AuthorizationObstacles.unknownApp());
        }
        if (app.get().status() != AppStatus.ACTIVE) {
            return shown(AuthorizationObstacles.appNotInUse(app.get().name()));
        }
        return request.redirectUri()
                .map(uri -> checkRedirect(request, app.get(), uri))
                .orElseGet(() -> shown(AuthorizationObstacles.noRedirect()));
    }

    private AuthorizationOutcome checkRedirect(AuthorizationRequest request, AppSnapshot app, String redirectUri) {
        if (!RedirectMatch.matches(app.redirectUris(), redirectUri)) {
            return unproven(app, redirectUri);
        }
        var accepted = new AcceptedRequest(
                request,
                app,
                redirectUri,
                request.scopes(),
                request.optionalScopes().stream()
                        .filter(app.scopes().optional()::contains)
                        .toList(),
                request.proofKey().challenge());
        return checkForm(accepted)
                .or(() -> checkProofKey(accepted))
                .or(() -> checkScopes(accepted))
                .orElseGet(() -> new Accepted(accepted));
    }

    private Optional<AuthorizationOutcome> checkForm(AcceptedRequest accepted) {
        var request = accepted.request();
        if (!request.repeated().isEmpty()) {
            String repeated =
                    String.join(", ", request.repeated().stream().sorted().toList());
            return sent(accepted, "invalid_request", repeated + " is repeated.");
        }
        if (request.responseType().isEmpty() && request.door().responseTypeRequired()) {
            return sent(accepted, "invalid_request", "response_type is missing.");
        }
        if (!request.responseType().orElse("code").equals("code")) {
            return sent(accepted, "unsupported_response_type", "response_type must be code.");
        }
        if (!request.responseMode().orElse("query").equals("query")) {
            return sent(accepted, "invalid_request", "response_mode must be query.");
        }
        return Optional.empty();
    }

    private Optional<AuthorizationOutcome> checkProofKey(AcceptedRequest accepted) {
        var key = accepted.request().proofKey();
        if (key.challenge().isEmpty() && key.method().isEmpty()) {
            return accepted.app().confidential()
                    ? Optional.empty()
                    : sent(accepted, "invalid_request", "A public app must send code_challenge.");
        }
        // an absent method means plain, which protects nothing once the request is seen: RFC 9700, section 2.1.1
        if (!key.method().orElse("plain").equals("S256")) {
            return sent(accepted, "invalid_request", "code_challenge_method must be S256.");
        }
        if (!S256_CHALLENGE.matcher(key.challenge().orElse("")).matches()) {
            return sent(accepted, "invalid_request", "code_challenge must be 43 characters of base64url.");
        }
        return Optional.empty();
    }

    private Optional<AuthorizationOutcome> checkScopes(AcceptedRequest accepted) {
        return ScopeChecks.check(accepted.app().scopes(), accepted.request()).map(obstacle -> {
            String back = response.withError(
                    accepted.redirectUri(), accepted.request(), "invalid_scope", "The scopes do not fit the app.");
            return new ShownToUser(
                    obstacle, Optional.of(new WayBack(accepted.app().name(), back)), Optional.empty());
        });
    }

    private Optional<AuthorizationOutcome> sent(AcceptedRequest accepted, String error, String description) {
        return Optional.of(
                new SentToApp(response.withError(accepted.redirectUri(), accepted.request(), error, description)));
    }

    /** Which URIs are registered is shown to the app's developers alone: it tells where its codes go. */
    private static ShownToUser unproven(AppSnapshot app, String redirectUri) {
        var obstacle = RedirectMatch.isPlainHttp(redirectUri)
                ? AuthorizationObstacles.redirectNotHttps()
                : AuthorizationObstacles.redirectMismatch();
        var lines = Stream.concat(
                        Stream.of("The link says " + redirectUri),
                        app.redirectUris().stream().map(registered -> "Registered is " + registered))
                .toList();
        return new ShownToUser(
                obstacle, Optional.empty(), Optional.of(new ForDevelopers(app.developerAccountId(), lines)));
    }

    private static ShownToUser shown(Obstacle obstacle) {
        return new ShownToUser(obstacle, Optional.empty(), Optional.empty());
    }
}
