package dev.grantway.token.hubspot;

import dev.grantway.token.budget.BudgetState;
import dev.grantway.token.gate.Caller;
import dev.grantway.token.gate.GateAnswers;
import dev.grantway.token.gate.GateDecision;
import dev.grantway.token.oauth.Answer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The gate's answers as HubSpot's APIs give them; each refusal has the challenge of RFC 6750, section 3, too. */
@Singleton
class HubSpotGateAnswers implements GateAnswers {
    private static final String RATE_LIMIT = "X-HubSpot-RateLimit-";
    private static final String CORRELATION_ID = "x-hubspot-correlation-id";
    private static final String INVALID_AUTHENTICATION = "INVALID_AUTHENTICATION";

    private final Clock clock;

    HubSpotGateAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Answer of(GateDecision decision) {
        return switch (decision) {
            case GateDecision.Passed(var caller, var budget) -> passed(caller, budget);
            case GateDecision.Malformed(var why) -> malformed(why);
            case GateDecision.NoCredentials() -> noCredentials();
            case GateDecision.InvalidToken() -> invalidToken();
            case GateDecision.ExpiredToken(var expiredAt) -> expired(expiredAt);
            case GateDecision.NoRoute() -> noRoute();
            case GateDecision.MissingScopes(var required) -> missingScopes(required);
            case GateDecision.OverBudget(var budget) -> overBudget(budget);
            case GateDecision.Away() -> away();
        };
    }

    /** All of them each time: a gateway replaces what a caller sent under these names by what it finds here. */
    private static Answer passed(Caller caller, Optional<BudgetState> budget) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Grantway-Account-Id", Integer.toString(caller.accountId()));
        headers.put("X-Grantway-App-Id", Integer.toString(caller.appId()));
        headers.put("X-Grantway-User-Id", caller.userId().map(Object::toString).orElse(""));
        headers.put("X-Grantway-Client-Id", visible(caller.clientId()));
        headers.put("X-Grantway-Installation-Id", caller.installationId());
        headers.put("X-Grantway-Scopes", caller.scopes().text());
        budget.ifPresent(state -> headers.putAll(limits(state)));
        headers.put("Cache-Control", "no-store");
        return new Answer(200, Optional.empty(), headers);
    }

    /** A header holds visible ASCII only; a registered app's is a UUID. */
    private static String visible(String clientId) {
        return clientId.replaceAll("[^ -~]", "_");
    }

    private static Map<String, String> limits(BudgetState state) {
        long secondly = Math.max(1, state.max() / Math.max(1, state.interval().toSeconds()));
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                RATE_LIMIT + "Interval-Milliseconds",
                Long.toString(state.interval().toMillis()));
        headers.put(RATE_LIMIT + "Max", Integer.toString(state.max()));
        headers.put(RATE_LIMIT + "Remaining", Integer.toString(state.remaining()));
        // not enforced for long, and still read by clients
        headers.put(RATE_LIMIT + "Secondly", Long.toString(secondly));
        headers.put(RATE_LIMIT + "Secondly-Remaining", Long.toString(Math.min(secondly, state.remaining())));
        return headers;
    }

    private static Answer malformed(String why) {
        return refusal(400, error("VALIDATION_ERROR", why), challenge("invalid_request", why));
    }

    private static Answer noCredentials() {
        String message =
                "Authentication credentials not found. This API supports OAuth 2.0 authentication: send an access"
                        + " token as \"Authorization: Bearer\".";
        // without an error: RFC 6750, section 3.1
        return refusal(401, error(INVALID_AUTHENTICATION, message), Map.of("WWW-Authenticate", "Bearer"));
    }

    private static Answer invalidToken() {
        String message = "The access token is unknown or revoked.";
        return refusal(401, error(INVALID_AUTHENTICATION, message), challenge("invalid_token", message));
    }

    private Answer expired(Instant expiredAt) {
        var answer = HubSpotErrors.tokenExpired(expiredAt, clock.instant());
        return answer.with(
                CORRELATION_ID, String.valueOf(answer.body().orElseThrow().get("correlationId")));
    }

    private static Answer noRoute() {
        String message = "No app may make this call: the API has no such method and path for apps.";
        return refusal(403, error("FORBIDDEN", message), Map.of());
    }

    private static Answer missingScopes(List<String> required) {
        String message = "This app hasn't been granted all required scopes to make this call.";
        var body = error("MISSING_SCOPES", message);
        body.put(
                "errors",
                List.of(Map.of(
                        "message",
                        "All of the following scopes are required.",
                        "context",
                        Map.of("requiredGranularScopes", required))));
        var challenge = challenge("insufficient_scope", message);
        challenge.compute("WWW-Authenticate", (_, text) -> text + ", scope=\"" + String.join(" ", required) + "\"");
        return refusal(403, body, challenge);
    }

    private static Answer overBudget(BudgetState state) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "error");
        body.put("message", "You have reached your ten_secondly_rolling limit.");
        body.put("errorType", "RATE_LIMIT");
        body.put("correlationId", UUID.randomUUID().toString());
        body.put("policyName", "TEN_SECONDLY_ROLLING"); // without it HubSpot's own client does not try again
        body.put("groupName", "publicapi:oauth-app");
        var headers = limits(state);
        headers.put(
                "Retry-After",
                Long.toString(state.retryAfter().plusNanos(999_999_999).toSeconds()));
        return refusal(429, body, headers);
    }

    private static Answer away() {
        String message = "Tokens cannot be checked at present. Try again shortly.";
        return refusal(503, error("SERVICE_UNAVAILABLE", message), Map.of("Retry-After", "2"));
    }

    private static Map<String, Object> error(String category, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "error");
        body.put("message", message);
        body.put("correlationId", UUID.randomUUID().toString());
        body.put("category", category);
        return body;
    }

    private static Map<String, String> challenge(String error, String description) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "WWW-Authenticate",
                "Bearer error=\"%s\", error_description=\"%s\"".formatted(error, description.replace("\"", "'")));
        return headers;
    }

    private static Answer refusal(int status, Map<String, Object> body, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        headers.put("Cache-Control", "no-store");
        headers.put(CORRELATION_ID, String.valueOf(body.get("correlationId")));
        return new Answer(status, Optional.of(body), headers);
    }
}
