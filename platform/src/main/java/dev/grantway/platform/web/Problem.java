package dev.grantway.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An error of our own APIs. RFC 9457.
 *
 * @param status the HTTP status
 * @param title what is wrong in general
 * @param detail what is wrong here, and the way out
 * @param code stable, for programs
 * @param correlationId also in the log
 * @param errors one per wrong field; empty when it is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        int status, String title, String detail, String code, String correlationId, List<FieldError> errors) {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that is not about fields, with a new correlation id. */
    public Problem(int status, String title, String detail, String code) {
        this(status, title, detail, code, UUID.randomUUID().toString(), List.of());
    }

    /** A request whose fields are wrong: status 400. */
    public static Problem ofFields(List<FieldError> errors) {
        return new Problem(
                400,
                "Invalid request",
                Optional.of(errors)
                        .filter(all -> all.size() == 1)
                        .map(all -> all.getFirst().message())
                        .orElse("Some fields are not valid; see errors."),
                "INVALID_REQUEST",
                UUID.randomUUID().toString(),
                errors);
    }

    /**
     * What is wrong with a field.
     *
     * @param field its name as it was sent
     * @param pointer where it is in the body, as in the example of RFC 9457, section 3; absent for a parameter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            String field, String message, @Nullable String pointer) {
        /** Of a member of the body: {@code links.setupUrl}, {@code redirectUris[1]}. */
        public FieldError(String field, String message) {
            this(field, message, "#/" + field.replaceAll("\\[([0-9]+)]", "/$1").replace('.', '/'));
        }

        /** Of a parameter in the address. */
        public static FieldError ofParameter(String name, String message) {
            return new FieldError(name, message, null);
        }
    }
}
