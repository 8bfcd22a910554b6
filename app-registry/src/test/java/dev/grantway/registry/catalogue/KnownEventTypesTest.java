package dev.grantway.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownEventTypesTest {
    private static final SpecificationVersion DIALECT = SpecificationVersion.DRAFT_2020_12;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void areThe48OfHubSpotsWire() {
        assertThat(names()).hasSize(48).containsExactlyInAnyOrderElementsOf(wire());
    }

    @Test
    void areTheNamesThatTheSchemaOfThePlatformFileKnows() throws IOException {
        var schema = JSON.readTree(
                Files.readString(Path.of("../contracts/src/main/resources/schemas/platform.v1.schema.json")));

        assertThat(schema.at("/$defs/eventType/if/properties/name/enum").valueStream())
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void areOfferedByTheQuickstartsProduct() {
        var offered = new PlatformFileReader()
                .read(Path.of("../examples/crm/platform.yaml"))
                .published(1, Instant.EPOCH);

        assertThat(offered.eventTypes()).extracting("name").containsAll(names());
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveASchemaThatTheirExampleMatches(KnownEventType type) throws IOException {
        var schema = schema(type);

        assertThat(problemsOfSchema(schema)).isEmpty();
        assertThat(problems(schema, type.example())).isEmpty();
        assertThat(schema.at("/examples/0")).isEqualTo(type.example());
        assertThat(schema.path("$id").asText()).endsWith(":" + type.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveASchemaThatRefusesWhatIsNoSuchEvent(KnownEventType type) throws IOException {
        var schema = schema(type);
        var required = new ArrayList<>(type.required());
        required.addAll(List.of("eventId", "portalId", "occurredAt", "subscriptionType"));

        for (String field : required) {
            ObjectNode without = type.example().deepCopy();
            without.remove(field);
            assertThat(problems(schema, without)).as(field).isNotEmpty();
        }
        for (String field : type.fields()) {
            ObjectNode wrong = type.example().deepCopy();
            wrong.putObject(field);
            assertThat(problems(schema, wrong)).as(field).isNotEmpty();
        }
        ObjectNode other = type.example().deepCopy();
        other.put("subscriptionType", "contact.unknown");
        assertThat(problems(schema, other)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void showEachOfTheirFieldsInTheExample(KnownEventType type) {
        assertThat(type.example().fieldNames()).toIterable().containsAll(type.fields());
        assertThat(type.example().path("eventType").asText()).isEqualTo(type.name());
        assertThat(type.fields()).containsAll(type.required());
    }

    @Test
    void areInTheReferenceAsTheyAre() throws IOException {
        var rows = Files.readAllLines(Path.of("../docs/reference/event-types.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(
                                fieldRows(KnownEventTypes.envelope()),
                                fieldRows(KnownEventTypes.fields()),
                                KnownEventTypes.all().stream().map(KnownEventTypesTest::row))
                        .flatMap(each -> each)
                        .toList());
    }

    private static Stream<String> fieldRows(ObjectNode fields) {
        return fields.properties().stream()
                .map(field -> "| `%s` | %s |"
                        .formatted(
                                field.getKey(),
                                field.getValue().path("description").asText()));
    }

    private static String row(KnownEventType type) {
        String fields = type.fields().isEmpty() ? "None" : "`" + String.join("`, `", type.fields()) + "`";
        return "| `%s` | %s | `%s` | %s |".formatted(type.name(), type.description(), type.scope(), fields);
    }

    static Stream<KnownEventType> all() {
        return KnownEventTypes.all().stream();
    }

    private static List<String> names() {
        return all().map(KnownEventType::name).toList();
    }

    private static List<String> wire() {
        var names = new ArrayList<>(List.of("contact.privacyDeletion", "event.completed"));
        for (String object : List.of("contact", "company", "deal", "ticket", "product", "line_item", "object")) {
            for (String what : List.of("creation", "deletion", "merge", "propertyChange", "restore")) {
                names.add(object + "." + what);
            }
            if (!object.equals("product")) {
                names.add(object + ".associationChange");
            }
        }
        for (String what : List.of("creation", "deletion", "newMessage", "privacyDeletion", "propertyChange")) {
            names.add("conversation." + what);
        }
        return names;
    }

    private static JsonNode schema(KnownEventType type) throws IOException {
        return JSON.readTree(EventTypeDescription.of(type).schema());
    }

    private static List<Error> problems(JsonNode schema, JsonNode event) {
        return SchemaRegistry.withDefaultDialect(DIALECT)
                .getSchema(schema.toString())
                .validate(event.toString(), InputFormat.JSON);
    }

    private static List<Error> problemsOfSchema(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(DIALECT)
                .getSchema(SchemaLocation.of(DIALECT.getDialectId()))
                .validate(schema.toString(), InputFormat.JSON);
    }
}
