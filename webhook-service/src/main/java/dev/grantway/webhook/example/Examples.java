package dev.grantway.webhook.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a product might tell of each type of event. */
@Singleton
class Examples {
    private static final String RESOURCE = "/event-types.json";

    /** What the platform tells itself. */
    private static final Set<String> OURS = Set.of(
            "eventId",
            "subscriptionId",
            "portalId",
            "appId",
            "occurredAt",
            "subscriptionType",
            "eventType",
            "attemptNumber");

    private final Map<String, ObjectNode> byType = new HashMap<>();
    private final ObjectMapper json;

    Examples(ObjectMapper json) {
        this.json = json;
        try (InputStream file = Examples.class.getResourceAsStream(RESOURCE)) {
            for (JsonNode type :
                    json.readTree(Objects.requireNonNull(file, RESOURCE)).path("eventTypes")) {
                if (type.path("example") instanceof ObjectNode example) {
                    byType.put(type.path("name").asText(), example);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a type that only this platform has: an object with a number, and who changed it. */
    ObjectNode of(String eventType) {
        var known = byType.get(eventType);
        var example = known == null ? json.createObjectNode() : known.deepCopy();
        example.remove(OURS);
        example.putIfAbsent("objectId", example.numberNode(512));
        example.putIfAbsent("changeSource", example.textNode("API"));
        example.putIfAbsent("sourceId", example.textNode("userId:2"));
        return example;
    }
}
