package dev.grantway.webhook.lane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DeliveryLedger.Arrival;
import dev.grantway.devstack.DeliveryLedger.Line;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** What receivers and the log of attempts say, in the words of the ledger; a key is an object's id. */
final class Ledgers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Ledgers() {}

    static List<Arrival> arrivals(Receiver receiver) {
        var taken = receiver.taken();
        return receiver.received().stream()
                .flatMap(request ->
                        request.events().valueStream().map(event -> arrival(request, event, taken.contains(request))))
                .toList();
    }

    private static Arrival arrival(Received request, JsonNode event, boolean taken) {
        return new Arrival(
                event.path("objectId").asText(),
                request.header("webhook-id"),
                event.path("attemptNumber").asInt(),
                taken);
    }

    /** What the log tells of an app. */
    static List<Line> lines(String kafka, int appId) {
        return new TopicReader(kafka)
                .all(Topic.DELIVERY_ATTEMPTS).stream()
                        .map(message -> read(message.value()))
                        .filter(line -> line.path("appId").asInt() == appId)
                        .map(line -> new Line(
                                line.path("objectIds")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .collect(Collectors.toSet()),
                                line.path("webhookId").asText(),
                                line.path("attempt").asInt(),
                                line.path("outcome").asText().equals("gave_up")))
                        .toList();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
