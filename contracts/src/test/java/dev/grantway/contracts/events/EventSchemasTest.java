package dev.grantway.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas say what is sent: no more, no less, and open to what comes. */
class EventSchemasTest {
    private static final String NAMES = "dev.grantway.contracts.events.PublishedSchemas#names";
    private static final String EVENTS = "dev.grantway.contracts.events.EventSamples#all";

    @Nested
    class OfAValue {
        @ParameterizedTest
        @MethodSource(NAMES)
        void acceptsTheGoldenFile(String name) throws IOException {
            assertThat(PublishedSchemas.problems(name, PublishedSchemas.golden(name)))
                    .isEmpty();
        }

        @ParameterizedTest
        @MethodSource(NAMES)
        void acceptsWhatALaterVersionAdds(String name) throws IOException {
            var later = golden(name).put("addedLater", true);

            assertThat(PublishedSchemas.problems(name, later)).isEmpty();
        }

        @ParameterizedTest
        @MethodSource(NAMES)
        void refusesAValueThatLacksARequiredMember(String name) throws IOException {
            for (String required : texts(PublishedSchemas.read(name).path("required"))) {
                var wrong = golden(name);
                wrong.remove(required);

                assertThat(PublishedSchemas.problems(name, wrong)).as(required).isNotEmpty();
            }
        }

        @ParameterizedTest
        @MethodSource(NAMES)
        void refusesAMemberOfAnotherType(String name) throws IOException {
            for (var member : PublishedSchemas.golden(name).properties()) {
                var wrong = golden(name);
                wrong.putArray(member.getKey()).addArray(); // no event has a list of lists

                assertThat(PublishedSchemas.problems(name, wrong))
                        .as(member.getKey())
                        .isNotEmpty();
            }
        }

        @Test
        void refusesATimeThatIsNone() throws IOException {
            var wrong = golden("install.completed.v1").put("completedAt", "yesterday");

            assertThat(PublishedSchemas.problems("install.completed.v1", wrong)).hasSize(1);
        }

        @Test
        void refusesWhatIsWrongFurtherIn() throws IOException {
            var wrong = golden("install.completed.v1");
            wrong.withObject("/app").put("id", "300001");

            assertThat(PublishedSchemas.problems("install.completed.v1", wrong)).hasSize(1);
        }

        @Test
        void acceptsAWordThatAnOpenListGains() throws IOException {
            var later = golden("installation.changed.v1").put("status", "PARKED");

            assertThat(PublishedSchemas.problems("installation.changed.v1", later))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"approvedBy", "stateHash"})
        void acceptsAnAbsentMemberAsItAcceptsNull(String optional) throws IOException {
            var without = golden("install.completed.v1");
            without.remove(optional);

            assertThat(PublishedSchemas.problems("install.completed.v1", without))
                    .isEmpty();
            assertThat(PublishedSchemas.problems("install.completed.v1", without.putNull(optional)))
                    .isEmpty();
        }

        private static ObjectNode golden(String name) throws IOException {
            return (ObjectNode) PublishedSchemas.golden(name);
        }
    }

    @Nested
    class OfTheContract {
        @Test
        void coverEveryEventAndNothingElse() throws IOException {
            assertThat(PublishedSchemas.files())
                    .containsExactlyInAnyOrderElementsOf(
                            PublishedSchemas.names().map(name -> name + ".json").toList());
        }

        @Test
        void haveASampleOfEveryRecordThatIsAnEvent() throws IOException, ReflectiveOperationException {
            var records = new ArrayList<Class<?>>();
            try (var files = Files.list(Path.of("src/main/java/dev/grantway/contracts/events"))) {
                for (var file : files.toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    var type = Class.forName(Event.class.getPackageName() + "." + name);
                    if (type.isRecord() && Event.class.isAssignableFrom(type)) {
                        records.add(type);
                    }
                }
            }

            assertThat(EventSamples.all().<Class<?>>map(Event::getClass)).containsExactlyInAnyOrderElementsOf(records);
        }

        @ParameterizedTest
        @MethodSource(NAMES)
        void areJsonSchema202012(String name) throws IOException {
            var schema = PublishedSchemas.read(name);

            assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.path("$id").asText()).isEqualTo("urn:grantway:schema:" + name);
            assertThat(PublishedSchemas.problemsOfSchema(name)).isEmpty();
        }

        @ParameterizedTest
        @MethodSource(NAMES)
        void closeNothingThatMayGrow(String name) throws IOException {
            for (String keyword : List.of("enum", "const", "additionalProperties", "unevaluatedProperties")) {
                assertThat(PublishedSchemas.read(name).findValues(keyword))
                        .as(keyword)
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @MethodSource(EVENTS)
        void describeTheMembersOfTheRecord(Event event) throws IOException {
            var schema = PublishedSchemas.read(PublishedSchemas.nameOf(event));

            assertThat(new SchemaComparison(schema).differencesFrom(event.getClass()))
                    .isEmpty();
        }

        @Test
        void areFoundWantingWhenTheRecordSaysOtherwise() throws IOException {
            var schema = PublishedSchemas.read("install.completed.v1");
            ((ObjectNode) schema.path("properties")).remove("managed");
            ((ObjectNode) schema.at("/$defs/app/properties/id")).put("type", "string");

            assertThat(new SchemaComparison(schema).differencesFrom(InstallCompleted.class))
                    .hasSize(2)
                    .anySatisfy(found ->
                            assertThat(found).contains("InstallCompleted").contains("managed"))
                    .anySatisfy(found -> assertThat(found).contains("EventApp.id"));
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
