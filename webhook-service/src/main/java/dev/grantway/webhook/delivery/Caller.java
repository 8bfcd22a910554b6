package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.WebhookClient;
import dev.grantway.webhook.catalog.SigningSecrets;
import dev.grantway.webhook.delivery.AttemptLines.Call;
import dev.grantway.webhook.lifecycle.PushSigner;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Calls an endpoint: with events, signed by the app's live secrets, or with a push, signed by our own key pairs. */
@Singleton
class Caller {
    private static final Duration PATIENCE_WITH_THE_VIEW = Duration.ofSeconds(2);
    private static final AppSigningSecrets NONE = new AppSigningSecrets(List.of(), List.of());

    private final SigningSecrets secrets;
    private final WebhookSigner signer;
    private final PushSigner pushSigner;
    private final WebhookClient client;
    private final Clock clock;

    Caller(SigningSecrets secrets, WebhookSigner signer, PushSigner pushSigner, WebhookClient client, Clock clock) {
        this.secrets = secrets;
        this.signer = signer;
        this.pushSigner = pushSigner;
        this.client = client;
        this.clock = clock;
    }

    Call call(DeliveryBatch batch, String target) throws InterruptedException {
        return batch.kind().isLifecycle() ? push(batch, target) : callWithEvents(batch, target);
    }

    private Call push(DeliveryBatch batch, String target) throws InterruptedException {
        var startedAt = clock.instant();
        long began = System.nanoTime();
        var request = pushSigner.sign(batch, target, startedAt);
        var outcome = client.call(request);
        return new Call(request, startedAt, Duration.ofNanos(System.nanoTime() - began), outcome);
    }

    private Call callWithEvents(DeliveryBatch batch, String target) throws InterruptedException {
        var live = secretsOf(batch.appId());
        var startedAt = clock.instant();
        long began = System.nanoTime();
        var request = signer.sign(batch, target, live, startedAt);
        var outcome = isSigned(live) ? client.call(request) : unsigned();
        return new Call(request, startedAt, Duration.ofNanos(System.nanoTime() - began), outcome);
    }

    private static boolean isSigned(AppSigningSecrets live) {
        return !live.clientSecrets().isEmpty() || !live.webhookSecrets().isEmpty();
    }

    private static CallOutcome unsigned() {
        return new CallOutcome.Failed("no_secret", "No secret of the app is known to sign the request with.");
    }

    private AppSigningSecrets secretsOf(int appId) {
        var known = secrets.find(appId);
        if (known.isEmpty() && secrets.passesPresentEnd(PATIENCE_WITH_THE_VIEW)) {
            known = secrets.find(appId);
        }
        return known.orElse(NONE);
    }
}
