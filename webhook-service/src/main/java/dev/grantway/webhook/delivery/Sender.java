package dev.grantway.webhook.delivery;

import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Sends a batch; when it returns, what became of it is durable. */
@Singleton
public class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Standings standings;
    private final Caller caller;
    private final Verdict verdict;
    private final AttemptLines lines;
    private final Settlement settlement;
    private final Clock clock;

    Sender(
            Standings standings,
            Caller caller,
            Verdict verdict,
            AttemptLines lines,
            Settlement settlement,
            Clock clock) {
        this.standings = standings;
        this.caller = caller;
        this.verdict = verdict;
        this.lines = lines;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Makes one attempt, unless the installation has ended.
     *
     * @throws InterruptedException when the service stops first; the batch then has to come again
     */
    public void send(DeliveryBatch batch) throws InterruptedException {
        switch (standings.of(batch)) {
            case Live live -> attempt(batch, live.webhooks().targetUrl());
            case Gone(String why) ->
                LOG.infof("webhook %s of app %d is not sent: %s", batch.webhookId(), batch.appId(), why);
            case Unknown() -> settlement.postpone(batch);
        }
    }

    /** Keeps a batch for a little later, without an attempt. */
    public void postpone(DeliveryBatch batch) throws InterruptedException {
        settlement.postpone(batch);
    }

    private void attempt(DeliveryBatch batch, String target) throws InterruptedException {
        var call = caller.call(batch, target);
        var outcome = verdict.judge(batch, call.outcome(), clock.instant());
        var line = lines.line(batch, call, outcome);
        settlement.settle(batch, outcome, line);
        LOG.infof(
                "delivery attempted: webhook=%s app=%d account=%d events=%d attempt=%d outcome=%s failure=%s status=%s"
                        + " millis=%d",
                batch.webhookId(),
                batch.appId(),
                batch.accountId(),
                batch.deliveries().size(),
                batch.attempt(),
                line.outcome(),
                line.failure(),
                line.status(),
                line.durationMillis());
    }
}
