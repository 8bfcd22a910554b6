package dev.grantway.platform.catalog;

import static dev.grantway.platform.TestSnapshots.installation;
import static dev.grantway.platform.TestSnapshots.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.topics.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogTest {
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(500_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestCatalog catalog;
    private final ObjectMapper json;
    private final String kafka;

    CatalogTest(
            TestCatalog catalog, ObjectMapper json, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.catalog = catalog;
        this.json = json;
        this.kafka = kafka;
    }

    @Test
    void findsByKeyAndByAlternateKeyWhatIsOnTheTopic() throws Exception {
        int account = ACCOUNTS.incrementAndGet();
        var first = installation(newId(), 1, account);
        var second = installation(newId(), 1, account);
        publish(first);
        publish(second);

        assertThat(catalog.installations.awaitPresentEnd(PATIENCE)).isTrue();

        assertThat(catalog.installations.find(first.installationId())).hasValue(first);
        assertThat(catalog.installations.findAllBy(String.valueOf(account))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void showsANewerSnapshotInPlaceOfACachedOne() throws Exception {
        String id = newId();
        int before = ACCOUNTS.incrementAndGet();
        int after = ACCOUNTS.incrementAndGet();
        publish(installation(id, 1, before));
        catalog.installations.awaitPresentEnd(PATIENCE);
        assertThat(catalog.installations.findAllBy(String.valueOf(before))).hasSize(1);
        assertThat(catalog.installations.findAllBy(String.valueOf(after))).isEmpty();

        publish(installation(id, 2, after));
        catalog.installations.awaitPresentEnd(PATIENCE);

        assertThat(catalog.installations.findAllBy(String.valueOf(before))).isEmpty();
        assertThat(catalog.installations.findAllBy(String.valueOf(after))).hasSize(1);
    }

    @Test
    void keepsTheNewerOfTwoWhicheverComesLast() throws Exception {
        String id = newId();
        publish(installation(id, 9, 200001));
        publish(installation(id, 8, 200001));

        catalog.installations.awaitPresentEnd(PATIENCE);

        assertThat(catalog.installations.find(id))
                .map(InstallationSnapshot::sequence)
                .hasValue(9L);
        assertThat(catalog.told).contains(id + "/9").doesNotContain(id + "/8");
    }

    @Test
    void forgetsAnEntryAtItsTombstone() throws Exception {
        String id = newId();
        publish(installation(id, 1, 200001));
        catalog.installations.awaitPresentEnd(PATIENCE);
        assertThat(catalog.installations.find(id)).isPresent();

        send(id, null);
        catalog.installations.awaitPresentEnd(PATIENCE);

        assertThat(catalog.installations.find(id)).isEmpty();
    }

    @Test
    void keepsAnEntryThatIsNewerThanATombstone() throws Exception {
        String id = newId();
        publish(installation(id, 5, 200001));

        forget(id, 4);
        catalog.installations.awaitPresentEnd(PATIENCE);
        assertThat(catalog.installations.find(id)).isPresent();

        forget(id, 6);
        catalog.installations.awaitPresentEnd(PATIENCE);
        assertThat(catalog.installations.find(id)).isEmpty();
    }

    @Test
    void passesOverARecordThatItCannotRead() throws Exception {
        send(newId(), "not JSON");
        var next = installation(newId(), 1, 200001);
        publish(next);

        assertThat(catalog.installations.awaitPresentEnd(PATIENCE)).isTrue();

        assertThat(catalog.installations.find(next.installationId())).isPresent();
    }

    /** A caller chooses what is looked for: what nothing of ours can be called is not kept. */
    @Test
    void keepsNothingOfLongKeys() {
        var _ = catalog.installations.find("x");
        long kept = catalog.installations.cached();

        for (int i = 0; i < 100; i++) {
            String key = i + "x".repeat(2_000);
            assertThat(catalog.installations.find(key)).isEmpty();
            assertThat(catalog.installations.findAllBy(key)).isEmpty();
        }

        assertThat(catalog.installations.cached()).isLessThanOrEqualTo(kept);
    }

    @Test
    void knowsItsAge() {
        await().atMost(PATIENCE).until(() -> catalog.installations.age().isPresent());
    }

    private void publish(InstallationSnapshot snapshot)
            throws JsonProcessingException, ExecutionException, InterruptedException {
        send(snapshot.installationId(), json.writeValueAsString(snapshot));
    }

    private void forget(String key, long sequence) throws ExecutionException, InterruptedException {
        var tombstone = new ProducerRecord<String, @Nullable String>(Topic.INSTALLATIONS.topicName(), key, null);
        tombstone.headers().add("ce_sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        send(tombstone);
    }

    private void send(String key, @Nullable String value) throws ExecutionException, InterruptedException {
        send(new ProducerRecord<>(Topic.INSTALLATIONS.topicName(), key, value));
    }

    private void send(ProducerRecord<String, @Nullable String> message)
            throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var producer =
                new KafkaProducer<String, @Nullable String>(settings, new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(message).get();
        }
    }
}
