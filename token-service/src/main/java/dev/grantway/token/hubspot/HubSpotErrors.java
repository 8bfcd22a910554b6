package dev.grantway.token.hubspot;

import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Refusals in HubSpot's words beside the RFC's: every client finds the member that it reads. */
final class HubSpotErrors {
    private static final String CHALLENGE = "WWW-Authenticate";

    private HubSpotErrors() {}

    /** The error of an OAuth endpoint. */
    static Answer of(Refusal refusal) {
        return refusal.reason() == Reason.TOO_MANY_REQUESTS ? tooMany(refusal) : ofOauth(refusal);
    }

    /** HubSpot's own client waits and tries again where it finds exactly this policy. */
    private static Answer tooMany(Refusal refusal) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "error");
        body.put("message", "You have reached your ten_secondly_rolling limit.");
        body.put("errorType", "RATE_LIMIT");
        body.put("correlationId", UUID.randomUUID().toString());
        body.put("policyName", "TEN_SECONDLY_ROLLING");
        body.put("groupName", "publicapi:oauth");
        body.put("error", refusal.reason().error());
        body.put("error_description", refusal.description());
        return Answer.of(refusal, body);
    }

    private static Answer ofOauth(Refusal refusal) {
        String message = message(refusal);
        var body = new LinkedHashMap<String, Object>();
        body.put("error", refusal.reason().error());
        body.put("error_description", message);
        body.put("status", status(refusal.reason()));
        body.put("message", message);
        body.put("correlationId", UUID.randomUUID().toString());
        return Answer.of(refusal, body);
    }

    /** What there is not: a token at its own address, or a path. */
    static Answer notFound(String message) {
        return general(404, "OBJECT_NOT_FOUND", message, Map.of());
    }

    /** The first version, where it is switched off. */
    static Answer gone() {
        String message = "OAuth v1 is switched off here. Use /oauth/2026-09/token, and its introspect and revoke.";
        return general(410, "GONE", message, Map.of("error", "invalid_request", "error_description", message));
    }

    /** A call without a token. */
    static Answer unauthenticated() {
        return challenge(
                "Bearer",
                "Authentication credentials not found. Send an OAuth 2.0 access token in the header Authorization.");
    }

    /** A call with a token whose time is over. */
    static Answer tokenExpired(Instant expiredAt, Instant now) {
        long ago = Math.max(0, Duration.between(expiredAt, now).toSeconds());
        return general(
                        401,
                        "EXPIRED_AUTHENTICATION",
                        "The OAuth token used to make this call expired %d second(s) ago.".formatted(ago),
                        Map.of("context", Map.of("expire time", List.of(expiredAt.toString()))))
                .with(CHALLENGE, "Bearer error=\"invalid_token\", error_description=\"The access token expired.\"");
    }

    /** A call with a token that is not good; it is not said why. RFC 6750, section 3.1. */
    static Answer tokenNotGood() {
        return challenge(
                "Bearer error=\"invalid_token\"", "The OAuth token used to make this call is invalid or revoked.");
    }

    /** A call with a token that may not make it. RFC 6750, section 3.1. */
    static Answer missingScope(String scope) {
        return general(
                403,
                "MISSING_SCOPES",
                "This app hasn't been granted all required scopes to make this call: " + scope + ".",
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "One or more of these scopes are required.",
                                "context",
                                Map.of("requiredGranularScopes", List.of(scope))))));
    }

    private static Answer challenge(String challenge, String message) {
        return general(401, "INVALID_AUTHENTICATION", message, Map.of()).with(CHALLENGE, challenge);
    }

    /** The error of all that is no token endpoint. */
    private static Answer general(int status, String category, String message, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("status", "error");
        body.put("message", message);
        body.put("correlationId", UUID.randomUUID().toString());
        body.put("category", category);
        return new Answer(status, Optional.of(body), Map.of("Cache-Control", "no-store"));
    }

    private static String status(Reason reason) {
        return switch (reason) {
            case REQUEST_MALFORMED, MEDIA_TYPE_UNKNOWN, RESOURCE_UNKNOWN, TOKEN_NOT_REVOCABLE -> "BAD_REQUEST";
            case GRANT_TYPE_UNKNOWN -> "BAD_GRANT_TYPE";
            case CLIENT_UNKNOWN -> "BAD_CLIENT_ID";
            case CLIENT_SECRET_WRONG, CLIENT_ASSERTION_WRONG -> "BAD_CLIENT_SECRET";
            case CLIENT_NOT_ALLOWED -> "UNAUTHORIZED_CLIENT";
            case CODE_UNKNOWN -> "BAD_AUTH_CODE";
            case CODE_EXPIRED -> "EXPIRED_AUTH_CODE";
            case REDIRECT_URI_MALFORMED -> "BAD_REDIRECT_URI";
            case REDIRECT_URI_DIFFERS -> "MISMATCH_REDIRECT_URI_AUTH_CODE";
            case CODE_VERIFIER_DIFFERS -> "BAD_CODE_VERIFIER";
            case REFRESH_TOKEN_DEAD -> "BAD_REFRESH_TOKEN";
            case SCOPE_DIFFERS -> "BAD_SCOPES";
            case SUSPENDED, INSTALLATION_UNKNOWN -> "BAD_HUB";
            case TOO_MANY_REQUESTS -> "RATE_LIMIT";
        };
    }

    private static String message(Refusal refusal) {
        return switch (refusal.reason()) {
            case CLIENT_UNKNOWN -> "missing or invalid client id";
            case CODE_UNKNOWN -> "missing or unknown auth code";
            case REDIRECT_URI_DIFFERS -> "redirect URI does not match initial auth code URI";
            case REFRESH_TOKEN_DEAD -> "refresh token is invalid, expired or revoked";
            default -> refusal.description();
        };
    }
}
