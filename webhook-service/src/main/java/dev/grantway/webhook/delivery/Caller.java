package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.WebhookClient;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.catalog.SigningSecrets;
import dev.grantway.webhook.delivery.AttemptLines.Call;
import dev.grantway.webhook.lifecycle.PushSigner;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls an endpoint, on the event loop: with events, signed by the app's live secrets, or with a push, signed by our own key
 * pairs.
 */
@Singleton
class Caller {
    private static final Duration PATIENCE_WITH_THE_VIEW = Duration.ofSeconds(2);
    private static final AppSigningSecrets NONE = new AppSigningSecrets(List.of(), List.of());

    private final SigningSecrets secrets;
    private final WebhookSigner signer;
    private final PushSigner pushSigner;
    private final WebhookClient client;
    private final OffLoop offLoop;
    private final Clock clock;

    Caller(
            SigningSecrets secrets,
            WebhookSigner signer,
            PushSigner pushSigner,
            WebhookClient client,
            OffLoop offLoop,
            Clock clock) {
        this.secrets = secrets;
        this.signer = signer;
        this.pushSigner = pushSigner;
        this.client = client;
        this.offLoop = offLoop;
        this.clock = clock;
    }

    /**
     * Makes a call and tells of it on the same event loop.
     *
     * @param failed is told of a fault of ours
     */
    void call(DeliveryBatch batch, WebhookSettings webhooks, Consumer<Call> then, Consumer<Throwable> failed) {
        var startedAt = clock.instant();
        if (batch.kind().isLifecycle()) { // Ed25519 costs an event loop too much
            offLoop.run(
                    () -> pushSigner.sign(batch, webhooks.targetUrl(), startedAt),
                    request -> call(request, startedAt, then, failed),
                    failed);
            return;
        }
        secrets.findAtHand(batch.appId())
                .ifPresentOrElse(
                        live -> callSigned(batch, webhooks, live, then, failed),
                        () -> offLoop.run(
                                () -> secretsOf(batch.appId()),
                                live -> callSigned(batch, webhooks, live, then, failed),
                                failed));
    }

    private void callSigned(
            DeliveryBatch batch,
            WebhookSettings webhooks,
            AppSigningSecrets live,
            Consumer<Call> then,
            Consumer<Throwable> failed) {
        var startedAt = clock.instant();
        boolean asymmetric = webhooks.optionsOrStandard().asymmetric();
        if (live.clientSecrets().isEmpty() && live.webhookSecrets().isEmpty() && !asymmetric) {
            var request = signer.sign(batch, webhooks, live, startedAt);
            then.accept(new Call(request, startedAt, Duration.ZERO, unsigned()));
        } else if (asymmetric) { // Ed25519 costs an event loop too much
            offLoop.run(
                    () -> signer.sign(batch, webhooks, live, startedAt),
                    request -> call(request, startedAt, then, failed),
                    failed);
        } else {
            call(signer.sign(batch, webhooks, live, startedAt), startedAt, then, failed);
        }
    }

    private void call(WebhookRequest request, Instant startedAt, Consumer<Call> then, Consumer<Throwable> failed) {
        long began = System.nanoTime();
        client.call(
                request,
                outcome -> OffLoop.guard(
                        () -> then.accept(
                                new Call(request, startedAt, Duration.ofNanos(System.nanoTime() - began), outcome)),
                        failed),
                failed);
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
