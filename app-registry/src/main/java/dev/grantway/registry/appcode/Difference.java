package dev.grantway.registry.appcode;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something of an app that becomes another.
 *
 * @param path a JSON pointer into the file, where a subscription is named by its event type and property in place of a
 *     number
 * @param before null when it is new
 * @param after null when it goes away
 */
public record Difference(String path, JsonNode before, JsonNode after) {
    /** What was, in words; empty for nothing. */
    public String textBefore() {
        return text(before);
    }

    /** What is to be, in words; empty for nothing. */
    public String textAfter() {
        return text(after);
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.asText() : value.toPrettyString();
    }
}
