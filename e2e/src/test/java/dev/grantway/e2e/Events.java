package dev.grantway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a consumer outside sees of installations. */
final class Events {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TopicReader topics;

    Events(Product product) {
        this.topics = product.topics();
    }

    List<ConsumerRecord<String, String>> facts() {
        return topics.all(Topic.INSTALL_EVENTS);
    }

    List<ConsumerRecord<String, String>> states() {
        return topics.all(Topic.INSTALLATIONS);
    }

    /** The ids of the completions of a generation. */
    Set<String> completions(String installationId, int generation) {
        return ids(InstallCompleted.TYPE, installationId, generation);
    }

    /** The ids of the facts of a type about a generation. */
    Set<String> ids(String type, String installationId, int generation) {
        return facts().stream()
                .filter(fact -> fact.key().equals(installationId))
                .filter(fact -> TopicReader.header(fact, "ce_type").equals(type))
                .filter(fact -> value(fact).path("generation").asInt() == generation)
                .map(fact -> TopicReader.header(fact, "ce_id"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The completion of an app in an account that is not among those known; waits for it. */
    JsonNode awaitCompletion(int appId, int accountId, Set<String> known) {
        var found = topics.await(
                Topic.INSTALL_EVENTS,
                fact -> TopicReader.header(fact, "ce_type").equals(InstallCompleted.TYPE)
                        && value(fact).path("app").path("id").asInt() == appId
                        && value(fact).path("account").path("id").asInt() == accountId
                        && !known.contains(TopicReader.header(fact, "ce_id")));
        return value(found);
    }

    /** The ids of all completions so far. */
    Set<String> completionIds() {
        return facts().stream()
                .filter(fact -> TopicReader.header(fact, "ce_type").equals(InstallCompleted.TYPE))
                .map(fact -> TopicReader.header(fact, "ce_id"))
                .collect(Collectors.toSet());
    }

    static long sequence(ConsumerRecord<String, String> message) {
        return Long.parseLong(TopicReader.header(message, "ce_sequence"));
    }

    private static JsonNode value(ConsumerRecord<String, String> message) {
        try {
            return JSON.readTree(message.value());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
