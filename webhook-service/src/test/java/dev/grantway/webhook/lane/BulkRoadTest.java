package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.Retries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was put off comes back, on the road beside the one of what is new. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class BulkRoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Retries retries;
    private final String kafka;

    BulkRoadTest(Fixture fixture, Retries retries, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.retries = retries;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void bringsWhatWasPutOff() {
        var app = fixture.app(receiver.url());
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        var delivery = new Delivery(
                "msg_" + account,
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
                0,
                false,
                null,
                List.of(delivery));

        retries.postpone(batch, Duration.ZERO, () -> {});

        String record =
                new TopicReader(kafka).awaitValue(Topic.DELIVERIES_BULK, value -> value.contains(delivery.id()));
        assertThat(record).contains("\"bulk\":true", "\"fixed\":false");
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().getFirst().header("webhook-id")).isEqualTo(delivery.id());
    }
}
