package dev.grantway.webhook;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.webhook.deadletter.Letters;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.RecordPublisher;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Customers of whom something was given up, and what their developers do about it. */
@Singleton
public class GivenUp {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LETTERS = "/api/v1/deliveries/dead-letters?appId=";
    private static final String REPLAYS = "/api/v1/deliveries/replays";

    private final Fixture fixture;
    private final Developers developers;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;
    private final Letters kept;

    GivenUp(Fixture fixture, Developers developers, DeadLetters deadLetters, RecordPublisher publisher, Letters kept) {
        this.fixture = fixture;
        this.developers = developers;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.kept = kept;
    }

    /** An app and the account that installed it. */
    public record Customer(Fixture.App app, int account, InstallationSnapshot installation) {
        public int appId() {
            return app.appId();
        }
    }

    /** One with an event that was given up; the endpoint is well again. */
    public Customer one(Receiver receiver) {
        var app = fixture.app(receiver.failing(1_000_000).url(), 10);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> letters(app.appId()).size() == 1);
        receiver.failing(0);
        return new Customer(app, account, installation);
    }

    /** One with many of them: as the sender writes letters, without the attempts before. */
    public Customer many(Receiver receiver, int events) throws InterruptedException {
        var app = fixture.app(receiver.url(), 10);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        publisher.publish(IntStream.range(0, events)
                .mapToObj(number -> deadLetters.givenUp(batch(app, installation, number), "It failed."))
                .toList());
        await().atMost(PATIENCE).until(() -> unsent(app.appId()) == events);
        return new Customer(app, account, installation);
    }

    private static DeliveryBatch batch(Fixture.App app, InstallationSnapshot installation, int number) {
        var fields = JsonNodeFactory.instance.objectNode().put("objectId", number);
        var delivery = new Delivery(
                "msg_" + UUID.randomUUID(), number, app.subscriptionId(), Fixture.CREATION, Instant.now(), fields);
        return new DeliveryBatch(
                delivery.id(),
                app.appId(),
                DeliveryBatch.FIRST_SLOT,
                Objects.requireNonNull(installation.account().id()),
                installation.installationId(),
                installation.generation(),
                9,
                true,
                Instant.now(),
                List.of(delivery));
    }

    /** How many letters no replay sent once more. */
    public int unsent(int appId) {
        var now = Instant.now();
        return kept.count(appId, now.minusSeconds(600), now.plusSeconds(600), Optional.empty());
    }

    /** The ids of webhooks that were given up. */
    public List<String> letters(int appId) {
        return developers.owner().get(LETTERS + appId).jsonPath().getList("deadLetters.webhookId");
    }

    /** Asks for all that was given up. */
    public Response replayAll(int appId) {
        return owner().body(Map.of("appId", appId)).post(REPLAYS);
    }

    public Response replay(int appId, String webhookId) {
        return owner().body(Map.of("appId", appId, "webhookId", webhookId)).post(REPLAYS);
    }

    public Response cancel(int appId, String replayId) {
        return owner().post(REPLAYS + "/" + replayId + "/cancel?appId=" + appId);
    }

    /** How far a replay is. */
    public Response look(int appId, String replayId) {
        return developers.owner().get(REPLAYS + "/" + replayId + "?appId=" + appId);
    }

    private RequestSpecification owner() {
        return developers.changing().contentType(ContentType.JSON);
    }
}
