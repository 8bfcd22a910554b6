package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Makes JSON Schemas and examples of events as an app receives them, out of what is each type's own. */
final class EventTypeSchemas {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What we tell of every event; the rest of the common fields is told by the product, if at all. */
    private static final List<String> ALWAYS = List.of(
            "eventId",
            "subscriptionId",
            "portalId",
            "appId",
            "occurredAt",
            "subscriptionType",
            "eventType",
            "attemptNumber");

    private EventTypeSchemas() {}

    /** The own part of a known type's schema. */
    static ObjectNode own(KnownEventType type) {
        var own = own(type.fields());
        own.set("required", JSON.valueToTree(type.required()));
        return own;
    }

    /** The own part of a schema when no more than the names of the fields is told: any value will do. */
    static ObjectNode own(List<String> fields) {
        var known = KnownEventTypes.fields();
        var own = JSON.createObjectNode();
        var properties = own.putObject("properties");
        for (String field : fields) {
            properties.set(field, known.has(field) ? known.get(field) : JSON.createObjectNode());
        }
        return own;
    }

    /** The whole schema: the own part, and after it what every event has. */
    static ObjectNode whole(String name, String title, String description, ObjectNode own) {
        var whole = JSON.createObjectNode();
        whole.put("$schema", DIALECT);
        whole.put("$id", "urn:grantway:schema:event-type:" + name);
        whole.put("title", title);
        whole.put("description", description);
        own.properties().stream()
                .filter(member -> !Set.of("$schema", "$id").contains(member.getKey()))
                .forEach(member -> whole.set(member.getKey(), member.getValue().deepCopy()));
        var parts = whole.get("allOf") instanceof ArrayNode ofOwn ? ofOwn : whole.putArray("allOf");
        parts.add(envelope(name)); // last, so that what the own part says of its allOf stays true
        return whole;
    }

    /** An event with these fields of its own; they never take the place of what we tell. */
    static ObjectNode example(String name, ObjectNode own) {
        var event = JSON.createObjectNode()
                .put("eventId", 1030198139)
                .put("subscriptionId", 400001)
                .put("portalId", 200002)
                .put("appId", 300001)
                .put("occurredAt", 1769081993375L)
                .put("subscriptionType", name)
                .put("eventType", name)
                .put("attemptNumber", 0);
        own.properties().forEach(member -> event.putIfAbsent(member.getKey(), member.getValue()));
        event.putIfAbsent("objectId", event.numberNode(512));
        event.putIfAbsent("changeFlag", event.textNode("UPDATED"));
        event.putIfAbsent("changeSource", event.textNode("API"));
        event.putIfAbsent("sourceId", event.textNode("userId:2"));
        return event;
    }

    /** As people read it. */
    static String text(JsonNode node) {
        return node.toPrettyString();
    }

    private static ObjectNode envelope(String name) {
        var properties = KnownEventTypes.envelope();
        properties.withObject("/subscriptionType").put("const", name);
        var envelope = JSON.createObjectNode().put("type", "object");
        envelope.set("required", JSON.valueToTree(ALWAYS));
        envelope.set("properties", properties);
        return envelope;
    }
}
