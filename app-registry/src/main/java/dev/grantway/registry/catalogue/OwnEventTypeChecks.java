package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the schemas and examples that a product gives for event types of its own. */
final class OwnEventTypeChecks {
    private static final SpecificationVersion DIALECT = SpecificationVersion.DRAFT_2020_12;

    private OwnEventTypeChecks() {}

    /** A sentence for each problem; empty when there is none. */
    static List<String> problems(List<PlatformFile.EventType> types) {
        return types.stream().flatMap(type -> problems(type).stream()).toList();
    }

    private static List<String> problems(PlatformFile.EventType type) {
        var schema = type.schema();
        var example = type.example();
        if (schema == null || example == null) {
            return List.of();
        }
        String place = "/eventTypes/" + type.name();
        var ofSchema = schemaProblems(place + "/schema", schema);
        return ofSchema.isEmpty() ? exampleProblems(place, type.name(), schema, example) : ofSchema;
    }

    private static List<String> schemaProblems(String place, ObjectNode schema) {
        var dialect = Stream.ofNullable(schema.get("$schema"))
                .filter(said -> !said.asText().equals(EventTypeSchemas.DIALECT))
                .map(said -> "%s/$schema = %s: allowed is %s, or to leave it out"
                        .formatted(place, said, EventTypeSchemas.DIALECT));
        // nothing is fetched: a reference to elsewhere would be a schema that nobody here has seen
        var references = Stream.of("$ref", "$dynamicRef")
                .flatMap(keyword -> schema.findValues(keyword).stream())
                .filter(JsonNode::isTextual)
                .filter(reference -> !reference.textValue().startsWith("#"))
                .map(reference -> "%s: it refers to %s; it may refer to places in itself only, which begin with #"
                        .formatted(place, reference));
        var bySpecification = SchemaRegistry.withDefaultDialect(DIALECT)
                .getSchema(SchemaLocation.of(DIALECT.getDialectId()))
                .validate(schema.toString(), InputFormat.JSON)
                .stream()
                .map(problem -> sentence(place, problem));
        return Stream.of(dialect, references, bySpecification)
                .flatMap(found -> found)
                .toList();
    }

    private static List<String> exampleProblems(String place, String name, ObjectNode schema, ObjectNode example) {
        var whole = EventTypeSchemas.whole(name, "", "", schema);
        try {
            return SchemaRegistry.withDefaultDialect(DIALECT)
                    .getSchema(whole.toString())
                    .validate(EventTypeSchemas.example(name, example).toString(), InputFormat.JSON)
                    .stream()
                    .map(problem -> sentence(place + "/example", problem))
                    .toList();
        } catch (SchemaException e) {
            return List.of(place + "/schema: " + e.getMessage());
        }
    }

    private static String sentence(String place, Error problem) {
        return place + problem.getInstanceLocation() + ": " + problem.getMessage();
    }
}
