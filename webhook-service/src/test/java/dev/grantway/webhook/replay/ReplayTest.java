package dev.grantway.webhook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.deadletter.Letters;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.RecordPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was given up is kept, shown and sent once more. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LETTERS = "/api/v1/deliveries/dead-letters?appId=";
    private static final String REPLAYS = "/api/v1/deliveries/replays";

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;
    private final Letters kept;

    ReplayTest(
            Fixture fixture, Developers developers, DeadLetters deadLetters, RecordPublisher publisher, Letters kept) {
        this.fixture = fixture;
        this.developers = developers;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.kept = kept;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private record Customer(Fixture.App app, int account) {}

    /** Somebody with an event that was given up. */
    private Customer given() {
        var app = fixture.app(receiver.failing(1_000_000).url(), 10);
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> letters(app).size() == 1);
        receiver.failing(0);
        return new Customer(app, account);
    }

    /** Somebody with many of them: as the sender writes letters, without the attempts before. */
    private Customer givenMany(int events) throws InterruptedException {
        var app = fixture.app(receiver.url(), 10);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        publisher.publish(IntStream.range(0, events)
                .mapToObj(number -> deadLetters.givenUp(batch(app, installation, number), "It failed."))
                .toList());
        var now = Instant.now();
        await().atMost(PATIENCE)
                .until(() -> kept.count(app.appId(), now.minusSeconds(600), now.plusSeconds(600), Optional.empty())
                        == events);
        return new Customer(app, account);
    }

    private static DeliveryBatch batch(Fixture.App app, InstallationSnapshot installation, int number) {
        var fields = JsonNodeFactory.instance.objectNode().put("objectId", number);
        var delivery = new Delivery(
                "msg_" + UUID.randomUUID(), number, app.subscriptionId(), Fixture.CREATION, Instant.now(), fields);
        return new DeliveryBatch(
                delivery.id(),
                app.appId(),
                0,
                Objects.requireNonNull(installation.account().id()),
                installation.installationId(),
                installation.generation(),
                9,
                true,
                Instant.now(),
                List.of(delivery));
    }

    private List<String> letters(Fixture.App app) {
        return developers.owner().get(LETTERS + app.appId()).jsonPath().getList("deadLetters.webhookId");
    }

    private RequestSpecification owner() {
        return developers.changing().contentType(ContentType.JSON);
    }

    private Response replay(Fixture.App app, @Nullable String webhookId) {
        return owner().body(
                        webhookId == null
                                ? Map.of("appId", app.appId())
                                : Map.of("appId", app.appId(), "webhookId", webhookId))
                .post(REPLAYS);
    }

    private List<Received> replayed(String id) {
        return receiver.taken().stream()
                .filter(request -> id.equals(request.header("Grantway-Replay")))
                .toList();
    }

    @Test
    void sendsOneWebhookOnceMoreUnderItsIdWithAttemptsCountedAnew() {
        var customer = given();
        String webhookId = letters(customer.app()).getFirst();

        String id = replay(customer.app(), webhookId)
                .then()
                .statusCode(201)
                .extract()
                .path("replayId");
        await().atMost(PATIENCE).until(() -> replayed(id).size() == 1);

        var again = replayed(id).getFirst();
        assertThat(again.header("webhook-id")).isEqualTo(webhookId);
        assertThat(again.events().get(0).path("attemptNumber").asInt(-1)).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/" + webhookId)
                        .then()
                        .body("attempts.attempt.origin", hasItem("replay:" + id)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> owner().get(
                                REPLAYS + "/" + id + "?appId=" + customer.app().appId())
                        .then()
                        .body("state", equalTo("DONE"))
                        .body("sent", equalTo(1))
                        .body("notPossible", equalTo(0)));
    }

    /** The rows of its first run are there still, and must not stand in the way of its second. */
    @Test
    void triesAgainWhatFailsWhenItIsSentOnceMore() {
        var customer = given();
        String webhookId = letters(customer.app()).getFirst();
        receiver.failing(1);

        String id = replay(customer.app(), webhookId)
                .then()
                .statusCode(201)
                .extract()
                .path("replayId");

        await().atMost(PATIENCE).until(() -> replayed(id).size() == 1);
        assertThat(replayed(id).getFirst().events().get(0).path("attemptNumber").asInt())
                .isEqualTo(1);
    }

    @Test
    void sendsAllOfATimeOnceMoreAndNothingTwice() throws InterruptedException {
        var customer = givenMany(450);

        String id =
                replay(customer.app(), null).then().statusCode(201).extract().path("replayId");
        await().atMost(PATIENCE).until(() -> replayed(id).size() >= 450);

        assertThat(replayed(id))
                .hasSize(450)
                .extracting(request -> request.header("webhook-id"))
                .doesNotHaveDuplicates();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        replay(customer.app(), null).then().statusCode(404).body("code", equalTo("NOTHING_GIVEN_UP")));
    }

    @Test
    void saysWhatCannotBeSentAnyMore() {
        var app = fixture.app(receiver.failing(1_000_000).url(), 10);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> letters(app).size() == 1);
        receiver.failing(0);
        fixture.uninstall(installation);
        int before = receiver.received().size();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until that is known

        String id = replay(app, null).then().statusCode(201).extract().path("replayId");

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner().get(REPLAYS + "/" + id + "?appId=" + app.appId())
                        .then()
                        .body("state", equalTo("DONE"))
                        .body("sent", equalTo(0))
                        .body("notPossible", equalTo(1)));
        assertThat(receiver.received()).hasSize(before);
    }

    @Test
    void sendsNothingMoreOnceItIsCancelled() {
        var customer = given();
        String webhookId = letters(customer.app()).getFirst();
        receiver.failing(1_000_000);
        String id = replay(customer.app(), webhookId)
                .then()
                .statusCode(201)
                .extract()
                .path("replayId");
        await().atMost(PATIENCE)
                .untilAsserted(() -> owner().get(
                                REPLAYS + "/" + id + "?appId=" + customer.app().appId())
                        .then()
                        .body("state", equalTo("DONE")));

        owner().post(REPLAYS + "/" + id + "/cancel?appId=" + customer.app().appId())
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE")); // it has ended, and that stays so
        developers
                .as(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .get(REPLAYS + "/" + id + "?appId=" + customer.app().appId())
                .then()
                .statusCode(404);
    }

    @Test
    @DisplayName("31: what is new is not held up by what is sent once more, and both are told apart")
    void sendsWhatIsNewBesideWhatIsSentOnceMore() throws InterruptedException {
        var customer = givenMany(400);

        String id =
                replay(customer.app(), null).then().statusCode(201).extract().path("replayId");
        IntStream.range(1_000, 1_050).forEach(number -> fixture.contactCreated(customer.account(), number));

        await().atMost(PATIENCE).until(() -> newOnes().size() == 50);
        assertThat(replayed(id)).hasSizeLessThan(400); // those wait behind what is new
        await().atMost(PATIENCE).until(() -> replayed(id).size() >= 400);
        assertThat(receiver.taken().stream().filter(request -> request.header("Grantway-Replay") == null))
                .allSatisfy(request -> assertThat(
                                request.events().get(0).path("objectId").asInt())
                        .isGreaterThanOrEqualTo(1_000));
    }

    private Set<Integer> newOnes() {
        var found = new HashSet<Integer>();
        receiver.taken().stream()
                .filter(request -> request.header("Grantway-Replay") == null)
                .forEach(request -> request.events()
                        .forEach(event -> found.add(event.path("objectId").asInt())));
        return found;
    }

    @Test
    void isForThoseWhoMayChangeTheApp() {
        var app = fixture.app(receiver.url());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        developers.owner().get(LETTERS + app.appId()).then().statusCode(200));

        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post(REPLAYS)
                .then()
                .statusCode(403);
        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post(REPLAYS)
                .then()
                .statusCode(404);
        developers
                .owner() // without a token of the form
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post(REPLAYS)
                .then()
                .statusCode(403);
    }

    @Test
    void isAPageThatSaysWhatWillBeThere() {
        var app = fixture.app(receiver.url());
        String page = "/developer/apps/" + app.appId() + "/deliveries/dead-letters";
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .accept("text/html")
                        .get(page)
                        .then()
                        .statusCode(200)
                        .body(containsString("Nothing was given up within 30 days")));

        developers
                .changing()
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("csrf_token", developers.csrfToken())
                .post("/developer/apps/" + app.appId() + "/deliveries/replays")
                .then()
                .statusCode(400)
                .body(containsString("nothing was given up then"));
    }

    @Test
    void showsLettersWithTheWayToSendThem() {
        var customer = given();
        String page = "/developer/apps/" + customer.app().appId() + "/deliveries/dead-letters";

        developers
                .owner()
                .accept("text/html")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Attempts used up"))
                .body(containsString("Send once more"));
        developers
                .as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .accept("text/html")
                .get(page)
                .then()
                .body(containsString("Attempts used up"))
                .body(not(containsString("<button>Send once more")));
    }

    @Test
    void passesOverLettersThatSayNothing() {
        fixture.raw(Topic.DEAD_LETTERS, "x", "no letter");
        fixture.raw(Topic.DEAD_LETTERS, "x", "null");
        fixture.raw(Topic.DEAD_LETTERS, "x", "{\"reason\":\"malformed\",\"detail\":\"d\"}");

        assertThat(letters(given().app())).hasSize(1);
    }

    @Test
    @DisplayName("36: what was to be sent of an account is forgotten once that is closed")
    void forgetsWhatWasToBeSentOfAClosedAccount() {
        var customer = given();

        fixture.closed(customer.account());

        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get(LETTERS + customer.app().appId())
                        .then()
                        .body("deadLetters[0].sendable", equalTo(false)));
        String id =
                replay(customer.app(), null).then().statusCode(201).extract().path("replayId");
        await().atMost(PATIENCE)
                .untilAsserted(() -> owner().get(
                                REPLAYS + "/" + id + "?appId=" + customer.app().appId())
                        .then()
                        .body("notPossible", equalTo(1)));
    }
}
