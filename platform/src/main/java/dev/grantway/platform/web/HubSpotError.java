package dev.grantway.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An error as HubSpot's APIs shape it.
 *
 * @param status always {@code error}
 * @param category such as {@code VALIDATION_ERROR}
 * @param context names and values that the message is about; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HubSpotError(
        String status, String message, String correlationId, String category, Map<String, List<String>> context) {
    public HubSpotError {
        context = Map.copyOf(context);
    }

    /** An error with a new correlation id. */
    public static HubSpotError of(String category, String message) {
        return new HubSpotError("error", message, UUID.randomUUID().toString(), category, Map.of());
    }

    /** The same, with a name and its values beside it. */
    public HubSpotError with(String name, List<String> values) {
        return new HubSpotError(status, message, correlationId, category, Map.of(name, values));
    }
}
