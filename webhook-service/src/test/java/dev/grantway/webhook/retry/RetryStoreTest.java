package dev.grantway.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.RetryStore.DueRow;
import dev.grantway.webhook.retry.RetryStore.NewRow;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetryStoreTest {
    /** Far enough for the timer of the service to leave the rows alone, near enough for a partition. */
    private final Instant later = Instant.now().plus(Duration.ofDays(5));

    private final RetryStore store;
    private final Fixture fixture;
    private final ObjectMapper json;

    RetryStoreTest(RetryStore store, Fixture fixture, ObjectMapper json) {
        this.store = store;
        this.fixture = fixture;
        this.json = json;
    }

    private NewRow row(String endpoint, String webhookId, int attempt, boolean postponed) {
        return row(endpoint, webhookId, attempt, postponed, false);
    }

    private NewRow row(String endpoint, String webhookId, int attempt, boolean postponed, boolean alone) {
        return new NewRow(
                later,
                endpoint,
                webhookId,
                attempt,
                postponed,
                alone,
                new SealedPayload(webhookId.getBytes(StandardCharsets.UTF_8)));
    }

    private List<DueRow> claim(Instant now) {
        return store.claim(now, now.plusSeconds(30), 100, 3);
    }

    private static List<DueRow> of(String prefix, List<DueRow> rows) {
        return rows.stream().filter(row -> row.webhookId().startsWith(prefix)).toList();
    }

    @Test
    void servesEveryEndpointHoweverLongOnesQueueIs() {
        String busy = UUID.randomUUID().toString();
        String quiet = UUID.randomUUID().toString();
        for (int number = 0; number < 10; number++) {
            store.add(List.of(row(busy, busy + number, 1, false)));
        }
        store.add(List.of(row(quiet, quiet, 1, false)));

        var claimed = claim(later.plusSeconds(1));

        assertThat(of(busy, claimed)).hasSize(3);
        assertThat(of(quiet, claimed)).hasSize(1);
    }

    @Test
    void leasesWhatIsClaimedAndGivesItAgainWhenTheLeaseRanOut() {
        String endpoint = UUID.randomUUID().toString();
        var now = later.plusSeconds(100);
        store.add(List.of(row(endpoint, endpoint, 1, false)));

        assertThat(of(endpoint, claim(now))).hasSize(1);
        assertThat(of(endpoint, claim(now.plusSeconds(1)))).isEmpty();
        var again = of(endpoint, claim(now.plusSeconds(31)));
        assertThat(again).hasSize(1);

        store.finish(again, now);
        assertThat(of(endpoint, claim(now.plusSeconds(100)))).isEmpty();
    }

    @Test
    void keepsTheNextAttemptOnceWhateverIsRepeatedAfterACrash() {
        String endpoint = UUID.randomUUID().toString();
        store.add(List.of(row(endpoint, endpoint, 1, false)));
        store.add(List.of(row(endpoint, endpoint, 1, false)));
        store.add(List.of(row(endpoint, endpoint, 2, false)));
        store.add(List.of(row(endpoint, endpoint, 2, true))); // put off: must not be taken for the failure's

        var claimed = new ArrayList<DueRow>();
        claimed.addAll(of(endpoint, claim(later.plusSeconds(200))));
        claimed.addAll(of(endpoint, claim(later.plusSeconds(201))));

        assertThat(claimed).hasSize(3);
    }

    @Test
    void keepsAPushThatWaitsOnceAndAgainWhenItWasGivenOut() {
        String endpoint = UUID.randomUUID().toString();
        var now = later.plusSeconds(300);
        store.add(List.of(row(endpoint, endpoint, 0, true, true)));
        store.add(List.of(row(endpoint, endpoint, 0, true, true)));

        var first = of(endpoint, claim(now));
        assertThat(first).hasSize(1);
        store.add(List.of(row(endpoint, endpoint, 0, true, true))); // put off again before the first is marked as done
        store.add(List.of(row(endpoint, endpoint, 0, true, true)));
        store.finish(first, now);
        var second = of(endpoint, claim(now.plusSeconds(100)));
        assertThat(second).hasSize(1);
        store.finish(second, now.plusSeconds(100));

        assertThat(of(endpoint, claim(now.plusSeconds(200)))).isEmpty();
    }

    @Test
    void keepsAllOfWhatIsPutOffWithContentThatMayDiffer() {
        String endpoint = UUID.randomUUID().toString();
        store.add(List.of(row(endpoint, endpoint, 0, true, false)));
        store.add(List.of(row(endpoint, endpoint, 0, true, false)));

        assertThat(of(endpoint, claim(later.plusSeconds(400)))).hasSize(2);
    }

    @Test
    void readsBackWhatWentToKafkaWhilePostgreSqlWasAway() throws JsonProcessingException {
        try (var receiver = new Receiver()) {
            var app = fixture.app(receiver.url());
            int account = Fixture.newId();
            var installation = fixture.install(app, account);
            var delivery = new Delivery(
                    "msg_spilled" + account,
                    account,
                    app.subscriptionId(),
                    Fixture.CREATION,
                    Instant.now(),
                    JsonNodeFactory.instance.objectNode());
            var batch = new DeliveryBatch(
                    delivery.id(),
                    app.appId(),
                    0,
                    account,
                    installation.installationId(),
                    1,
                    1,
                    true,
                    Instant.now(),
                    List.of(delivery));

            fixture.raw(
                    Topic.DELIVERIES_SPILL,
                    batch.endpoint(),
                    json.writeValueAsString(new ScheduledRetry(batch, Instant.now(), false)));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().getFirst().header("webhook-id")).isEqualTo(delivery.id());
        }
    }
}
