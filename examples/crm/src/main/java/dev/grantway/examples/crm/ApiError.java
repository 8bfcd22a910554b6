package dev.grantway.examples.crm;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An answer other than the wished one, in the shape in which HubSpot's clients expect it. */
final class ApiError extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String category;
    private final String correlationId = UUID.randomUUID().toString();

    private ApiError(int status, String category, String message) {
        super(message, null, false, false);
        this.status = status;
        this.category = category;
    }

    /** In production nobody sees this: the gateway has refused the call before. */
    static ApiError notThroughTheGate() {
        return new ApiError(401, "INVALID_AUTHENTICATION", "This call did not come through the gate.");
    }

    static ApiError invalid(String message) {
        return new ApiError(400, "VALIDATION_ERROR", message);
    }

    static ApiError notFound(String message) {
        return new ApiError(404, "OBJECT_NOT_FOUND", message);
    }

    static ApiError wrongMethod() {
        return new ApiError(405, "METHOD_NOT_ALLOWED", "That method is not offered here.");
    }

    static ApiError broken() {
        return new ApiError(500, "INTERNAL_ERROR", "The contact could not be stored.");
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
        return body;
    }
}
