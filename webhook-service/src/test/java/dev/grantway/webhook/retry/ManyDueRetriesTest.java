package dev.grantway.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an outage left behind is due all at once: row 35 of docs/faults.md, with ten thousand rows. */
@QuarkusTest
class ManyDueRetriesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MANY = 9_800;
    private static final int FEW = 20;
    private static final int QUIET_ENDPOINTS = 10;
    private static final int MOST_AT_ONCE = 50;

    private final Receiver busy = new Receiver();
    private final List<Receiver> quiet =
            IntStream.range(0, QUIET_ENDPOINTS).mapToObj(_ -> new Receiver()).toList();
    private final Fixture fixture;
    private final Retries retries;

    ManyDueRetriesTest(Fixture fixture, Retries retries) {
        this.fixture = fixture;
        this.retries = retries;
    }

    @AfterEach
    void close() {
        busy.close();
        quiet.forEach(Receiver::close);
    }

    @Test
    @DisplayName("35: each endpoint has its share of what is due at once, and all of it comes once")
    void servesEachEndpointItsShareOfWhatIsDueAtOnce() {
        var due = new ArrayList<ScheduledRetry>(due(busy, MANY));
        quiet.forEach(receiver -> due.addAll(due(receiver, FEW)));
        for (int from = 0; from < due.size(); from += 500) {
            retries.store(due.subList(from, Math.min(due.size(), from + 500)));
        }

        await().atMost(PATIENCE).until(() -> quiet.stream().allMatch(each -> idsOf(each) == FEW));
        assertThat(busy.received()).hasSizeLessThan(MANY); // theirs came while most of its were due still

        await().atMost(PATIENCE).until(() -> idsOf(busy) == MANY);
        assertThat(busy.received()).hasSize(MANY);
        assertThat(quiet).allSatisfy(each -> assertThat(each.received()).hasSize(FEW));
    }

    private static long idsOf(Receiver receiver) {
        return receiver.received().stream()
                .map(request -> request.header("webhook-id"))
                .distinct()
                .count();
    }

    private List<ScheduledRetry> due(Receiver receiver, int count) {
        var app = fixture.app(receiver.url(), MOST_AT_ONCE);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        var now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var delivery = new Delivery(
                            "msg_" + app.appId() + "_" + number,
                            number + 1,
                            app.subscriptionId(),
                            Fixture.CREATION,
                            now,
                            JsonNodeFactory.instance.objectNode().put("objectId", number));
                    var batch = new DeliveryBatch(
                            delivery.id(),
                            app.appId(),
                            0,
                            account,
                            installation.installationId(),
                            1,
                            1,
                            true,
                            now,
                            List.of(delivery));
                    return new ScheduledRetry(batch, now, false);
                })
                .toList();
    }
}
