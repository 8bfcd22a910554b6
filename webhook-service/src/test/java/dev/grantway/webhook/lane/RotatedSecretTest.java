package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.catalog.SigningSecrets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Secrets change while a delivery waits for its next attempt: row 30 of docs/faults.md. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class RotatedSecretTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final SigningSecrets known;

    RotatedSecretTest(Fixture fixture, SigningSecrets known) {
        this.fixture = fixture;
        this.known = known;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    @DisplayName(
            "30: the next attempt is signed with both secrets of the overlap, and no more with the one that is gone")
    void signsTheNextAttemptWithTheSecretsOfItsTime() {
        var app = fixture.app(receiver.holding(1).failing(1).url(), 1);
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);
        String gone = app.webhookSecrets().get(0);
        String stays = app.webhookSecrets().get(1);

        String added = fixture.rotate(app);
        await().atMost(PATIENCE)
                .until(() ->
                        known.find(app.appId()).orElseThrow().webhookSecrets().contains(added));
        receiver.release();
        await().atMost(PATIENCE).until(() -> receiver.received().size() >= 2);

        var first = receiver.received().get(0);
        var next = receiver.received().get(1);
        assertThat(List.of(gone, stays)).allMatch(secret -> isSignedWith(secret, first));
        assertThat(List.of(stays, added)).allMatch(secret -> isSignedWith(secret, next));
        assertThat(isSignedWith(gone, next)).isFalse();
        assertThat(next.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    }

    /** In the words of the library of Standard Webhooks. */
    private static boolean isSignedWith(String secret, Received received) {
        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(received.header("webhook-id")),
                        "webhook-timestamp", List.of(received.header("webhook-timestamp")),
                        "webhook-signature", List.of(received.header("webhook-signature"))),
                (_, _) -> true);
        try {
            new Webhook(secret).verify(received.body(), headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }
}
