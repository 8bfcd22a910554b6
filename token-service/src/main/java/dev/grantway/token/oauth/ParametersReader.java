package dev.grantway.token.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body into {@link Parameters}: a form, or JSON as some clients send it.
 *
 * <p>A repeated parameter is refused, for two readers could take two different ones. RFC 6749, section 3.2.
 */
@Singleton
public class ParametersReader {
    private static final int MOST_PARAMETERS = 100;

    private static final ObjectReader STRICT_JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(new TypeReference<Map<String, Object>>() {});

    /**
     * Reads a body.
     *
     * @param contentType the header; empty when there is none
     */
    public ParametersOutcome read(byte[] body, Optional<String> contentType) {
        return switch (mediaType(contentType)) {
            case "application/x-www-form-urlencoded" -> readForm(body);
            case "application/json" -> readJson(body);
            default ->
                refused(Refusal.of(
                        Reason.MEDIA_TYPE_UNKNOWN, "Send a form (application/x-www-form-urlencoded) or JSON."));
        };
    }

    /** Reads text in the encoding of forms, which is that of a URL's query too. */
    public ParametersOutcome readForm(byte[] text) {
        var parameters = new HashMap<String, String>();
        for (var field : FormText.split(text)) {
            var name = field.name();
            var value = field.value();
            if (name.isEmpty() || value.isEmpty()) {
                return malformed("The form is not percent-encoded UTF-8.");
            }
            if (parameters.put(name.get(), value.get()) != null) {
                return malformed("A parameter is repeated: " + printable(name.get()));
            }
            if (parameters.size() > MOST_PARAMETERS) {
                return malformed("There are more than " + MOST_PARAMETERS + " parameters.");
            }
        }
        return read(parameters);
    }

    private static ParametersOutcome readJson(byte[] body) {
        // left to itself Jackson takes UTF-16 too, and bytes that spell a character of UTF-8 another way
        var object = FormText.utf8(body).flatMap(ParametersReader::members);
        if (object.isEmpty()) {
            return malformed("The body is not a JSON object with each member once.");
        }
        var members = object.get();
        if (members.size() > MOST_PARAMETERS) {
            return malformed("There are more than " + MOST_PARAMETERS + " members.");
        }
        var parameters = new HashMap<String, String>();
        for (var member : members.entrySet()) {
            if (member.getValue() instanceof String value) {
                parameters.put(member.getKey(), value);
            } else if (member.getValue() != null) {
                return malformed("A member is not a string: " + printable(member.getKey()));
            }
        }
        return read(parameters);
    }

    /** The members of a JSON object; empty for any other text. */
    private static Optional<Map<String, Object>> members(String json) {
        try {
            @Nullable Map<String, Object> members = STRICT_JSON.readValue(json); // null for the JSON null
            return Optional.ofNullable(members);
        } catch (JsonProcessingException e) { // its message would quote the secret
            return Optional.empty();
        }
    }

    private static ParametersOutcome read(Map<String, String> parameters) {
        if (!parameters.values().stream().allMatch(ParametersReader::isText)) {
            return malformed("A value has a NUL character, or half of a surrogate pair.");
        }
        // sent without a value is as if it was not sent: RFC 6749, section 3.1
        parameters.values().removeIf(String::isEmpty);
        return new ParametersOutcome.Read(new Parameters(parameters));
    }

    /** No parameter may have a NUL, and PostgreSQL takes none; UTF-8 has no bytes for half of a pair. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static String mediaType(Optional<String> contentType) {
        String text = contentType.orElse("");
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** A name as it may stand in an answer: it comes from the caller. */
    private static String printable(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,60}") ? name : "(its name is not printable)";
    }

    private static ParametersOutcome malformed(String description) {
        return refused(Refusal.malformed(description));
    }

    private static ParametersOutcome refused(Refusal refusal) {
        return new ParametersOutcome.Refused(refusal);
    }
}
