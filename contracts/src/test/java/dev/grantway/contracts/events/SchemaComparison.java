package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a JSON Schema against the record whose JSON it describes, down to the records within. */
final class SchemaComparison {
    private static final String OPEN = "treat an unknown value as other";

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    SchemaComparison(JsonNode root) {
        this.root = root;
    }

    /** What the schema says otherwise than the record, in words; empty when they agree. */
    List<String> differencesFrom(Class<?> type) {
        differences.clear();
        compareRecord(root, type);
        return List.copyOf(differences);
    }

    private void compareRecord(JsonNode schema, Class<?> type) {
        var members = Arrays.stream(type.getRecordComponents())
                .filter(member -> !member.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
        var described = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        expect(type.getSimpleName() + " has the members", names(members), described);
        for (var member : members) {
            if (described.contains(member.getName())) {
                compareMember(schema, member);
            }
        }
    }

    private void compareMember(JsonNode owner, RecordComponent member) {
        String name = member.getDeclaringRecord().getSimpleName() + "." + member.getName();
        var schema = owner.path("properties").path(member.getName());
        boolean optional = member.getAnnotatedType().isAnnotationPresent(Nullable.class);

        expect(name + " is described", true, schema.path("description").asText().endsWith("."));
        expect(
                name + " is required",
                !optional,
                owner.path("required")
                        .valueStream()
                        .anyMatch(one -> one.asText().equals(member.getName())));
        expect(name + " may be null", optional, types(schema).contains("null"));
        compareType(name, schema, member.getGenericType());
    }

    private void compareType(String name, JsonNode schema, Type type) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            expect(name + " is", Set.of("object"), typesButNull(schema));
        } else if (type instanceof ParameterizedType list) {
            expect(name + " is", Set.of("array"), typesButNull(schema));
            compareType(name + "[]", schema.path("items"), list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> named) {
            expect(name + " is", Set.of(jsonType(named)), typesButNull(schema));
            if (named.isRecord()) {
                compareRecord(resolved(schema), named);
            } else if (named.isEnum()) {
                compareWords(name, schema, named);
            } else if (named == Instant.class) {
                expect(
                        name + " has the format",
                        "date-time",
                        schema.path("format").asText());
            }
        }
    }

    private void compareWords(String name, JsonNode schema, Class<?> type) {
        var words = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        expect(
                name + " has the words",
                words,
                schema.path("examples").valueStream().map(JsonNode::asText).toList());
        expect(name + " is open", true, schema.path("description").asText().contains(OPEN));
    }

    private static String jsonType(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type.isRecord() ? "object" : "string";
    }

    private Set<String> typesButNull(JsonNode schema) {
        return types(schema).stream().filter(type -> !type.equals("null")).collect(Collectors.toSet());
    }

    private Set<String> types(JsonNode schema) {
        var types = new TreeSet<String>();
        if (schema.has("anyOf")) {
            schema.path("anyOf").forEach(one -> types.addAll(types(one)));
        } else if (schema.has("$ref")) {
            types.addAll(types(resolved(schema)));
        } else if (schema.path("type").isArray()) {
            schema.path("type").forEach(one -> types.add(one.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        return types;
    }

    /** The schema of the object, behind a reference and beside a null. */
    private JsonNode resolved(JsonNode schema) {
        var target = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
        return target.has("$ref") ? root.at(target.path("$ref").asText().substring(1)) : target;
    }

    private static Set<String> names(List<RecordComponent> members) {
        return members.stream().map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private void expect(String what, Object record, Object schema) {
        if (!record.equals(schema)) {
            differences.add("%s %s in the record, and %s in the schema".formatted(what, record, schema));
        }
    }
}
