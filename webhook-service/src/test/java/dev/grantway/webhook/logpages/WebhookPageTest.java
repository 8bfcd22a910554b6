package dev.grantway.webhook.logpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.log.LoggedAttempts;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All attempts of one webhook, with what is kept of them. */
@QuarkusTest
class WebhookPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final LoggedAttempts log;

    WebhookPageTest(Fixture fixture, Developers developers, LoggedAttempts log) {
        this.fixture = fixture;
        this.developers = developers;
        this.log = log;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void showsWhatWasSentAndSignedOfEachAttemptInOrder() throws GeneralSecurityException {
        int account = Fixture.newId();
        var app = fixture.app(receiver.failing(1).url());
        fixture.install(app, account);
        fixture.contactCreated(account, 4711);
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 2);
        String webhookId = receiver.received().getFirst().header("webhook-id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/" + webhookId)
                        .then()
                        .statusCode(200)
                        .body("attempts", hasSize(2)));

        var answer = developers.owner().get("/api/v1/deliveries/" + webhookId).jsonPath();

        assertThat(answer.getList("attempts.attempt.outcome")).isEqualTo(List.of("retry", "delivered"));
        assertThat(answer.getList("attempts[0].attempt.objectIds")).isEqualTo(List.of("4711"));
        assertThat(answer.getString("attempts[0].response")).isEqualTo("out of order");
        assertThat(answer.getBoolean("attempts[0].requestCut")).isFalse();
        var sent = receiver.received().getFirst();
        assertThat(answer.getString("attempts[0].request"))
                .startsWith("POST " + receiver.url() + "\n")
                .contains("webhook-id: " + webhookId)
                .endsWith("\n\n" + sent.body());
        assertThat(answer.getList("attempts[0].signatures.scheme"))
                .isEqualTo(List.of("HUBSPOT_V1", "HUBSPOT_V3", "STANDARD"));
        assertThat(sha256(answer.getString("attempts[0].signatures[0].signed").replace("<secret>", app.clientSecret())))
                .isEqualTo(sent.header("X-HubSpot-Signature"));
        assertThat(answer.getString("attempts[0].signatures[1].signed"))
                .isEqualTo("POST" + receiver.url() + sent.body() + sent.header("X-HubSpot-Request-Timestamp"));
        assertThat(sent.header("webhook-signature"))
                .contains(WebhookSignatures.standardV1(
                        app.webhookSecrets().getFirst(),
                        webhookId,
                        Long.parseLong(sent.header("webhook-timestamp")),
                        sent.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(found(app.appId(), "4711")).containsExactly(webhookId, webhookId);

        developers
                .owner()
                .accept("text/html")
                .get(page(app.appId(), webhookId))
                .then()
                .statusCode(200)
                .body(containsString("Attempt 1"))
                .body(containsString("out of order"))
                .body(containsString("&lt;secret&gt;[{&quot;eventId&quot;"))
                .body(containsString("HubSpot, version 3"))
                .body(containsString("Standard Webhooks"))
                .body(not(containsString(app.clientSecret())));
    }

    @Test
    void saysWhyATextIsNotThere() {
        int appId = fixture.app(receiver.url()).appId();
        var success = log.draft(appId);
        var failure = log.draft(appId).status(500);
        var old = log.draft(appId).at(Instant.now().minus(Duration.ofHours(73))).status(500);
        var big = log.draft(appId).status(500).kept("x".repeat(20_000));
        log.add(success, failure, old, big);
        await().atMost(PATIENCE)
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries?appId=" + appId)
                                .statusCode()
                        == 200);

        shows(appId, success.webhookId(), "one in 1 deliveries that succeed");
        shows(appId, failure.webhookId(), "not kept of this attempt");
        shows(appId, old.webhookId(), "kept for three days");
        shows(appId, big.webhookId(), "Each signature is over the whole body");
        developers
                .owner()
                .get("/api/v1/deliveries/" + big.webhookId())
                .then()
                .body("attempts[0].requestCut", equalTo(true));
    }

    @Test
    void textsAreErasedAfterThreeDaysAndTheLineStays() {
        int appId = fixture.app(receiver.url()).appId();
        var old = log.draft(appId)
                .at(Instant.now().minus(Duration.ofHours(73)))
                .status(500)
                .kept("[1]");
        var younger = log.draft(appId)
                .at(Instant.now().minus(Duration.ofHours(71)))
                .status(500)
                .kept("[2]");
        log.add(old, younger);

        log.eraseOldTexts();

        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/" + old.webhookId())
                        .then()
                        .statusCode(200)
                        .body("attempts[0].attempt.status", equalTo(500))
                        .body("attempts[0].request", nullValue())
                        .body("attempts[0].response", nullValue()));
        developers
                .owner()
                .get("/api/v1/deliveries/" + younger.webhookId())
                .then()
                .body("attempts[0].request", containsString("[2]"))
                .body("attempts[0].response", equalTo("the answer"));
    }

    @Test
    void isNotThereForOtherDevelopers() {
        int appId = fixture.app(receiver.url()).appId();
        var draft = log.draft(appId);
        log.add(draft);
        await().atMost(PATIENCE)
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries/" + draft.webhookId())
                                .statusCode()
                        == 200);

        developers
                .as(999, "OWNER")
                .get("/api/v1/deliveries/" + draft.webhookId())
                .then()
                .statusCode(404);
        developers.owner().get("/api/v1/deliveries/msg_none").then().statusCode(404);
        developers
                .owner()
                .urlEncodingEnabled(false)
                .get("/api/v1/deliveries/%00")
                .then()
                .statusCode(404);
    }

    private void shows(int appId, String webhookId, String text) {
        developers
                .owner()
                .accept("text/html")
                .get(page(appId, webhookId))
                .then()
                .statusCode(200)
                .body(containsString(text));
    }

    private List<String> found(int appId, String objectId) {
        return developers
                .owner()
                .get("/api/v1/deliveries?appId=" + appId + "&objectId=" + objectId)
                .jsonPath()
                .getList("deliveries.webhookId", String.class);
    }

    private static String page(int appId, String webhookId) {
        return "/developer/apps/" + appId + "/deliveries/" + webhookId;
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
