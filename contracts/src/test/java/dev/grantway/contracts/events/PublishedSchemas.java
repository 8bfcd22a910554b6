package dev.grantway.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JSON Schemas of events as they are published, and the golden files that they have to accept. */
final class PublishedSchemas {
    /** The schema of what the product publishes; it has no record here. */
    static final String PRODUCT_EVENT = "product.event.v1";

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private PublishedSchemas() {}

    /** The name of the schema of an event: its type without our prefix. */
    static String nameOf(Event event) {
        return event.type().substring(Event.TYPE_PREFIX.length());
    }

    /** The names of all schemas, for parameterized tests. */
    static Stream<String> names() {
        return Stream.concat(EventSamples.all().map(PublishedSchemas::nameOf), Stream.of(PRODUCT_EVENT));
    }

    /** The names of the files that are published as schemas of events. */
    static List<String> files() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".schema.json")) // of a file that people write
                    .toList();
        }
    }

    static JsonNode read(String name) throws IOException {
        return JSON.readTree(Files.readString(SCHEMAS.resolve(name + ".json")));
    }

    static JsonNode golden(String name) throws IOException {
        return JSON.readTree(Files.readString(GOLDEN.resolve(name + ".json")));
    }

    /** What a schema has against a value. */
    static List<Error> problems(String name, JsonNode value) throws IOException {
        return schema(name).validate(value.toString(), InputFormat.JSON);
    }

    /** What JSON Schema 2020-12 has against a schema. */
    static List<Error> problemsOfSchema(String name) throws IOException {
        return REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(read(name).toString(), InputFormat.JSON);
    }

    private static Schema schema(String name) throws IOException {
        return REGISTRY.getSchema(read(name).toString());
    }
}
