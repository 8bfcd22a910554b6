package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HubSpot's event types with their fields and examples; the platform file turns them on by name. */
final class KnownEventTypes {
    private static final String RESOURCE = "/event-types.json";
    private static final Content CONTENT = read();
    private static final Map<String, KnownEventType> BY_NAME = CONTENT.eventTypes().stream()
            .collect(Collectors.toUnmodifiableMap(KnownEventType::name, Function.identity()));

    private KnownEventTypes() {}

    /** What the resource says: a schema for each field, and the types. */
    private record Content(ObjectNode envelope, ObjectNode fields, List<KnownEventType> eventTypes) {}

    static List<KnownEventType> all() {
        return CONTENT.eventTypes();
    }

    static Optional<KnownEventType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Schemas of the fields that every event has, by name. */
    static ObjectNode envelope() {
        return CONTENT.envelope().deepCopy();
    }

    /** Schemas of the fields that some known events have, by name. */
    static ObjectNode fields() {
        return CONTENT.fields().deepCopy();
    }

    private static Content read() {
        ObjectMapper json = JsonMapper.builder().build();
        try (var file = KnownEventTypes.class.getResourceAsStream(RESOURCE)) {
            return json.readValue(Objects.requireNonNull(file, RESOURCE), Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
