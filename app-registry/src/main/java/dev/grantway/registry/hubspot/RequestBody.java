package dev.grantway.registry.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON so that what is wrong with it is told in HubSpot's shape. */
@Singleton
class RequestBody {
    private final ObjectMapper json;

    RequestBody(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The body as this type.
     *
     * @throws HubSpotRefusal when it is no JSON, or JSON of another shape
     */
    <T> T read(@Nullable String body, Class<T> type) {
        @Nullable T content = parse(Objects.requireNonNullElse(body, "null"), type);
        if (content == null) {
            throw HubSpotRefusal.invalid("The request has no JSON body");
        }
        return content;
    }

    private <T> @Nullable T parse(String text, Class<T> type) {
        try {
            return text.isBlank() ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw HubSpotRefusal.invalid("Invalid input JSON"
                    + (place == null ? "" : " on line " + place.getLineNr() + ", column " + place.getColumnNr())
                    + ": a value is malformed or of the wrong type");
        }
    }
}
