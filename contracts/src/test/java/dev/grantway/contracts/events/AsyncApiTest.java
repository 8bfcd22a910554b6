package dev.grantway.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.grantway.contracts.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published AsyncAPI document names the topics and events that there are. */
class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String EVENTS = "dev.grantway.contracts.events.EventSamples#all";
    private static final Set<Topic> DESCRIBED = EnumSet.of(
            Topic.APPS,
            Topic.PLATFORM,
            Topic.APP_SECRETS,
            Topic.GRANT_EVENTS,
            Topic.INSTALL_EVENTS,
            Topic.INSTALLATIONS,
            Topic.TOKEN_REVOCATIONS,
            Topic.USAGE,
            Topic.API_CALLS,
            Topic.DIRECTORY_EVENTS,
            Topic.NOTICES,
            Topic.PRODUCT_EVENTS);

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(Files.readString(RESOURCES.resolve("asyncapi.yaml")));
    }

    @Test
    void hasAChannelForEachTopicWithEventsAndForNoOther() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        DESCRIBED.stream().map(Topic::topicName).toList());
        assertThat(EventSamples.all().map(Event::topic)).allMatch(DESCRIBED::contains);
    }

    @Test
    void hasTheMessagesOfEachEventAndNoOther() {
        assertThat(document.at("/components/messages").properties().stream().map(message -> message.getKey()))
                .containsExactlyInAnyOrderElementsOf(PublishedSchemas.names().toList());
    }

    @ParameterizedTest
    @MethodSource(EVENTS)
    void describesEachEventOnItsTopic(Event event) {
        String name = PublishedSchemas.nameOf(event);
        var listed = channel(event.topic()).path("messages").path(name);

        assertThat(listed.path("$ref").asText()).isEqualTo("#/components/messages/" + name);
        var message = target(listed.path("$ref").asText());
        assertThat(message.path("name").asText()).isEqualTo(event.type());
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("./schemas/" + name + ".json");
        var headers = message.at("/headers/allOf/1/properties");
        assertThat(headers.at("/ce_type/const").asText()).isEqualTo(event.type());
        assertThat(headers.at("/ce_dataschema/const").asText()).isEqualTo("/schemas/" + name + ".json");
        assertThat(message.at("/bindings/kafka/key/$ref").asText()).startsWith("#/components/schemas/");
    }

    @Test
    void describesProductEventsOnTheirTopic() {
        var listed = channel(Topic.PRODUCT_EVENTS).path("messages").path(PublishedSchemas.PRODUCT_EVENT);

        assertThat(target(listed.path("$ref").asText()).at("/payload/$ref").asText())
                .isEqualTo("./schemas/product.event.v1.json");
    }

    @ParameterizedTest
    @MethodSource("described")
    void saysHowLongATopicKeepsRecords(Topic topic) {
        var settings = channel(topic).at("/bindings/kafka/topicConfiguration");

        assertThat(channel(topic).at("/bindings/kafka/topic").asText()).isEqualTo(topic.topicName());
        assertThat(settings.path("cleanup.policy").path(0).asText())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
        assertThat(settings.path("retention.ms").asLong())
                .isEqualTo(topic.retention().map(Duration::toMillis).orElse(0L));
    }

    @ParameterizedTest
    @MethodSource("described")
    void saysWhoMayReadATopic(Topic topic) {
        String audience = switch (topic) {
            case GRANT_EVENTS, NOTICES -> "internal";
            case APP_SECRETS -> "restricted";
            default -> "public";
        };

        assertThat(channel(topic).path("tags").findValuesAsText("$ref"))
                .containsExactly("#/components/tags/" + audience);
    }

    @ParameterizedTest
    @MethodSource("described")
    void saysWhichWayItsEventsGo(Topic topic) {
        var operation = document.path("operations")
                .valueStream()
                .filter(one -> target(one.at("/channel/$ref").asText()).equals(channel(topic)))
                .toList();

        assertThat(operation).hasSize(1);
        assertThat(operation.getFirst().path("action").asText())
                .isEqualTo(topic == Topic.PRODUCT_EVENTS ? "receive" : "send");
        assertThat(operation.getFirst().path("messages"))
                .hasSameSizeAs(channel(topic).path("messages"));
    }

    @Test
    void refersToNothingThatIsNotThere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(target(reference).isMissingNode()).isFalse();
            } else {
                assertThat(RESOURCES.resolve(reference)).isRegularFile();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERIES", "DELIVERIES_BULK", "DELIVERIES_SPILL", "DELIVERY_ATTEMPTS", "DEAD_LETTERS"})
    void leavesOutWhatOneServiceTellsItself(Topic topic) {
        assertThat(document.toString()).doesNotContain(topic.topicName());
    }

    static Stream<Topic> described() {
        return DESCRIBED.stream();
    }

    private JsonNode channel(Topic topic) {
        return document.path("channels")
                .valueStream()
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode target(String reference) {
        return document.at(reference.substring(1));
    }
}
