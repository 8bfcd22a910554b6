package dev.grantway.registry.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a list, such as one of an app, with what is looked for in it. */
final class AppAddress {
    private final String path;
    private final Map<String, String> fields = new LinkedHashMap<>();

    AppAddress(String path) {
        this.path = path;
    }

    AppAddress(int appId, String tab) {
        this("/developer/apps/" + appId + "/" + tab);
    }

    /** Also looking for this, unless it is empty. */
    AppAddress with(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    @Override
    public String toString() {
        return fields.isEmpty()
                ? path
                : path + "?"
                        + fields.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
