package dev.grantway.examples.crm;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An answer other than the wished one, in the shape in which HubSpot's clients expect it. */
final class ApiError extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String category;
    private final String missingScope;
    private final String correlationId = UUID.randomUUID().toString();

    private ApiError(int status, String category, String message, String missingScope) {
        super(message, null, false, false);
        this.status = status;
        this.category = category;
        this.missingScope = missingScope;
    }

    static ApiError noCredentials() {
        return new ApiError(
                401,
                "INVALID_AUTHENTICATION",
                "Authentication credentials not found. Send an OAuth 2.0 access token as \"Authorization: Bearer …\".",
                "");
    }

    static ApiError badToken() {
        return new ApiError(
                401, "INVALID_AUTHENTICATION", "The access token is unknown, expired or revoked. Refresh it.", "");
    }

    static ApiError missingScope(String scope) {
        return new ApiError(
                403,
                "MISSING_SCOPES",
                "This app hasn't been granted all required scopes to make this call: " + scope + " is missing.",
                scope);
    }

    static ApiError invalid(String message) {
        return new ApiError(400, "VALIDATION_ERROR", message, "");
    }

    static ApiError notFound(String message) {
        return new ApiError(404, "OBJECT_NOT_FOUND", message, "");
    }

    static ApiError wrongMethod() {
        return new ApiError(405, "METHOD_NOT_ALLOWED", "That method is not offered here.", "");
    }

    static ApiError tokensCannotBeChecked() {
        return new ApiError(503, "SERVICE_UNAVAILABLE", "Tokens cannot be checked at present. Try again shortly.", "");
    }

    static ApiError broken() {
        return new ApiError(500, "INTERNAL_ERROR", "The contact could not be stored.", "");
    }

    int status() {
        return status;
    }

    String correlationId() {
        return correlationId;
    }

    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "error");
        body.put("message", String.valueOf(getMessage()));
        body.put("correlationId", correlationId);
        body.put("category", category);
        if (!missingScope.isEmpty()) {
            body.put(
                    "errors",
                    List.of(Map.of(
                            "message",
                            "One or more of the following scopes are required.",
                            "context",
                            Map.of("requiredGranularScopes", List.of(missingScope)))));
        }
        return body;
    }
}
