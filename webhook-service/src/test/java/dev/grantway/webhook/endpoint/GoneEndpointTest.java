package dev.grantway.webhook.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.catalog.AppCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An endpoint that answers 410: row 26 of docs/faults.md. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class GoneEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final AppCatalog apps;
    private final EndpointSwitch endpoints;
    private final EndpointPauses pauses;
    private final String kafka;

    GoneEndpointTest(
            Fixture fixture,
            Developers developers,
            AppCatalog apps,
            EndpointSwitch endpoints,
            EndpointPauses pauses,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.developers = developers;
        this.apps = apps;
        this.endpoints = endpoints;
        this.pauses = pauses;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static DeliveryOptions options(boolean disabledByGone) {
        return new DeliveryOptions(WebhookFormat.HUBSPOT, false, false, false, null, disabledByGone, true, List.of());
    }

    private Fixture.App app(boolean disabledByGone) {
        return fixture.app(new WebhookSettings(receiver.url(), 1, null, options(disabledByGone)));
    }

    private int installed(Fixture.App app) {
        int account = Fixture.newId();
        fixture.install(app, account);
        return account;
    }

    private boolean isOff(Fixture.App app) {
        return apps.find(app.appId()).filter(endpoints::isOff).isPresent();
    }

    private String page(Fixture.App app) {
        return "/developer/apps/" + app.appId() + "/deliveries";
    }

    @Test
    @DisplayName(
            "26: what waits is given up, its developers are told, and nothing more is sent until they want it again")
    void isSentNothingMoreUntilItsDevelopersTurnDeliveriesOnAgain() {
        var app = app(true);
        int account = installed(app);
        receiver.failing(1);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty()); // and it waits for its next attempt
        receiver.answering(1_000, 410, null);
        fixture.contactCreated(account, 2);

        await().atMost(PATIENCE).until(() -> isOff(app));
        int sent = receiver.received().size();
        receiver.failing(0);
        fixture.contactCreated(account, 3);

        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/dead-letters?appId=" + app.appId())
                        .then()
                        .body("deadLetters.size()", is(2))
                        .body("deadLetters.reason", everyItem(is("turned_off"))));
        assertThat(receiver.received()).hasSizeBetween(sent, sent + 1);
        developers
                .owner()
                .accept("text/html")
                .get(page(app))
                .then()
                .body(containsString("Deliveries are turned off since"))
                .body(containsString("Turn deliveries on again"));
        assertThat(new TopicReader(kafka)
                        .awaitValue(
                                Topic.NOTICES,
                                value -> value.contains("endpoint-turned-off")
                                        && value.contains("/developer/apps/" + app.appId() + "/")))
                .contains("account:" + Fixture.DEVELOPER_ACCOUNT + ":developers");

        developers
                .changing()
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/turn-on")
                .then()
                .statusCode(204);
        int before = receiver.received().size();
        fixture.contactCreated(account, 4);
        await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
        assertThat(receiver.received()
                        .getLast()
                        .events()
                        .get(0)
                        .path("objectId")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void isOnAgainWithAnotherTarget() {
        var app = app(true);
        int account = installed(app);
        receiver.answering(1_000, 410, null);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> isOff(app));

        try (var other = new Receiver()) {
            fixture.change(app, new WebhookSettings(other.url(), 1, null, options(true)));
            await().atMost(PATIENCE).until(() -> !isOff(app));
            fixture.contactCreated(account, 2);

            await().atMost(PATIENCE).until(() -> other.received().size() == 1);
        }
    }

    @Test
    void isTriedAgainAsEverWhereTheAppDoesNotWantItSo() {
        var app = app(false);
        int account = installed(app);
        receiver.answering(1, 410, null);
        fixture.contactCreated(account, 1);

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);

        assertThat(receiver.received()).hasSize(2);
        assertThat(isOff(app)).isFalse();
    }

    @Test
    void isTurnedOnByThoseWhoMayChangeTheApp() {
        var app = app(true);
        await().atMost(PATIENCE).until(() -> apps.find(app.appId()).isPresent());

        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/turn-on")
                .then()
                .statusCode(403);
        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/turn-on")
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhenItIsLeftAloneAndWhatComesNext() {
        var app = fixture.app(receiver.failing(1_000_000).url(), 10);
        for (int number = 0; number < 12; number++) {
            fixture.contactCreated(installed(app), number);
        }

        await().atMost(PATIENCE).until(() -> pauses.find(app.appId()).isPresent());
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .accept("text/html")
                        .get(page(app))
                        .then()
                        .body(containsString("It is left alone until"))
                        .body(containsString("times in a row")));
        receiver.failing(0);
        await().atMost(PATIENCE).until(() -> pauses.find(app.appId()).isEmpty());
        developers
                .owner()
                .get("/api/v1/deliveries?appId=" + app.appId() + "&outcome=delivered")
                .then()
                .body("deliveries.outcome", hasItem("delivered"));
    }
}
