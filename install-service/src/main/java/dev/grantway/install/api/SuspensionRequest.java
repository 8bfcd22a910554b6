package dev.grantway.install.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.install.installation.Intent;
import dev.grantway.platform.web.Problem.FieldError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a suspend or a resume: nothing, or JSON with a reason. */
sealed interface SuspensionRequest {
    /** A reason of allowed length, or none. */
    record Read(@Nullable String reason) implements SuspensionRequest {}

    /** No such body. */
    record Malformed(FieldError error) implements SuspensionRequest {}

    /**
     * Reads a body.
     *
     * @param body absent or blank for none
     */
    static SuspensionRequest of(@Nullable String body, ObjectMapper json) {
        if (body == null || body.isBlank()) {
            return new Read(null);
        }
        try {
            var tree = Optional.ofNullable(json.readTree(body)).filter(JsonNode::isObject);
            return tree.map(found -> ofReason(found.path("reason"))).orElseGet(() -> malformed("body", "must be JSON"));
        } catch (JsonProcessingException e) {
            return malformed("body", "must be JSON");
        }
    }

    private static SuspensionRequest ofReason(JsonNode reason) {
        if (reason.isMissingNode() || reason.isNull()) {
            return new Read(null);
        }
        return reason.isTextual()
                        && reason.asText().strip().length() <= Intent.LONGEST_NOTE
                        && reason.asText().indexOf('\0') < 0
                ? new Read(reason.asText())
                : malformed("reason", "must be a text of up to " + Intent.LONGEST_NOTE + " characters, without NUL");
    }

    private static Malformed malformed(String field, String message) {
        return new Malformed(new FieldError(field, message));
    }
}
