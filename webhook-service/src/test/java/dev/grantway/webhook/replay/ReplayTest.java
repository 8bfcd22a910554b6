package dev.grantway.webhook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.GivenUp;
import dev.grantway.webhook.GivenUp.Customer;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.catalog.InstallationCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was given up is sent once more. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final GivenUp given;
    private final InstallationCatalog installations;

    ReplayTest(Fixture fixture, Developers developers, GivenUp given, InstallationCatalog installations) {
        this.fixture = fixture;
        this.developers = developers;
        this.given = given;
        this.installations = installations;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static String begun(Response answer) {
        return answer.then().statusCode(201).extract().path("replayId");
    }

    private List<Received> replayed(String id) {
        return receiver.taken().stream()
                .filter(request -> id.equals(request.header("Grantway-Replay")))
                .toList();
    }

    private void awaitDone(Customer customer, String id, int sent, int notPossible) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given.look(customer.appId(), id)
                        .then()
                        .body("state", equalTo("DONE"))
                        .body("sent", equalTo(sent))
                        .body("notPossible", equalTo(notPossible)));
    }

    @Test
    void sendsOneWebhookOnceMoreUnderItsIdWithAttemptsCountedAnew() {
        var customer = given.one(receiver);
        String webhookId = given.letters(customer.appId()).getFirst();

        String id = begun(given.replay(customer.appId(), webhookId));
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
        awaitDone(customer, id, 1, 0);
    }

    /** The rows of its first run are there still, and must not stand in the way of its second. */
    @Test
    void triesAgainWhatFailsWhenItIsSentOnceMore() {
        var customer = given.one(receiver);
        receiver.failing(1);

        String id = begun(
                given.replay(customer.appId(), given.letters(customer.appId()).getFirst()));

        await().atMost(PATIENCE).until(() -> replayed(id).size() == 1);
        assertThat(replayed(id).getFirst().events().get(0).path("attemptNumber").asInt())
                .isEqualTo(1);
    }

    @Test
    void sendsAllOfATimeOnceMoreAndNothingTwice() throws InterruptedException {
        var customer = given.many(receiver, 450);

        String id = begun(given.replayAll(customer.appId()));
        await().atMost(PATIENCE).until(() -> replayed(id).size() >= 450);

        assertThat(replayed(id))
                .hasSize(450)
                .extracting(request -> request.header("webhook-id"))
                .doesNotHaveDuplicates();
        await().atMost(PATIENCE)
                .untilAsserted(() -> given.replayAll(customer.appId())
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("NOTHING_GIVEN_UP")));
    }

    @Test
    void saysWhatCannotBeSentAnyMore() {
        var customer = given.one(receiver);
        int before = receiver.received().size();
        fixture.uninstall(customer.installation());
        await().atMost(PATIENCE)
                .until(() -> installations
                        .find(customer.installation().installationId())
                        .filter(found -> found.status() == InstallationStatus.ACTIVE)
                        .isEmpty());

        String id = begun(given.replayAll(customer.appId()));

        awaitDone(customer, id, 0, 1);
        assertThat(receiver.received()).hasSize(before);
    }

    /** All of it is handed over within two seconds, and takes four to be sent: cancelled in between. */
    @Test
    void sendsNoMoreOnceItIsCancelledAndTheRestWithAnother() throws InterruptedException {
        var customer = given.many(receiver, 450);
        String id = begun(given.replayAll(customer.appId()));
        awaitDone(customer, id, 450, 0);

        given.cancel(customer.appId(), id).then().statusCode(200).body("state", equalTo("CANCELLED"));

        await().pollDelay(Duration.ofSeconds(3)).until(() -> true); // until that is known
        int sent = replayed(id).size();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // in which two hundred would be sent
        assertThat(replayed(id)).hasSize(sent).hasSizeLessThan(450);
        assertThat(given.unsent(customer.appId())).isEqualTo(450);
        String other = begun(given.replayAll(customer.appId()));
        await().atMost(PATIENCE).until(() -> replayed(other).size() == 450);
    }

    @Test
    void isCancelledByItsDevelopersAlone() {
        var customer = given.one(receiver);
        String id = begun(given.replayAll(customer.appId()));

        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .post("/api/v1/deliveries/replays/" + id + "/cancel?appId=" + customer.appId())
                .then()
                .statusCode(404);
        developers
                .as(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .get("/api/v1/deliveries/replays/" + id + "?appId=" + customer.appId())
                .then()
                .statusCode(404);
        awaitDone(customer, id, 1, 0);
        given.cancel(given.one(receiver).appId(), id).then().statusCode(404); // of another app of theirs
        awaitDone(customer, id, 1, 0);
    }

    @Test
    @DisplayName("31: what is new is not held up by what is sent once more, and both are told apart")
    void sendsWhatIsNewBesideWhatIsSentOnceMore() throws InterruptedException {
        var customer = given.many(receiver, 400);

        String id = begun(given.replayAll(customer.appId()));
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
                .untilAsserted(() -> given.replayAll(app.appId()).then().body("code", equalTo("NOTHING_GIVEN_UP")));

        replay(developers.changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY"), app)
                .then()
                .statusCode(403);
        replay(developers.changingAs(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER"), app)
                .then()
                .statusCode(404);
        replay(developers.owner(), app).then().statusCode(403); // without a token of the form
    }

    private static Response replay(RequestSpecification person, Fixture.App app) {
        return person.contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/replays");
    }
}
