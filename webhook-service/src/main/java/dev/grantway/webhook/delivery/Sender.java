package dev.grantway.webhook.delivery;

import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.delivery.Standing.Waiting;
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
    private final CallConfig config;

    Sender(
            Standings standings,
            Caller caller,
            Verdict verdict,
            AttemptLines lines,
            Settlement settlement,
            Clock clock,
            CallConfig config) {
        this.standings = standings;
        this.caller = caller;
        this.verdict = verdict;
        this.lines = lines;
        this.settlement = settlement;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Makes one attempt, unless the installation has ended.
     *
     * @return what is to be learnt of the endpoint
     * @throws InterruptedException when the service stops first; the batch then has to come again
     */
    public Reaction send(DeliveryBatch batch) throws InterruptedException {
        return switch (standings.of(batch)) {
            case Live live -> attempt(batch, live.webhooks().targetUrl());
            case Gone(String why) -> {
                LOG.infof("webhook %s of app %d is not sent: %s", batch.webhookId(), batch.appId(), why);
                yield Reaction.OTHER;
            }
            case Waiting() -> {
                settlement.holdWhileSuspended(batch);
                yield Reaction.OTHER;
            }
            case Unknown() -> {
                settlement.postpone(batch);
                yield Reaction.OTHER;
            }
        };
    }

    /** Keeps a batch for a little later, without an attempt. */
    public void postpone(DeliveryBatch batch) throws InterruptedException {
        settlement.postpone(batch);
    }

    private Reaction attempt(DeliveryBatch batch, String target) throws InterruptedException {
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
        return reaction(call, outcome);
    }

    /** Whatever used its whole time up timed out: the look-up of the name and the connection as well. */
    private Reaction reaction(AttemptLines.Call call, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Delivered) {
            return Reaction.SUCCESS;
        }
        boolean timedOut =
                call.outcome() instanceof CallOutcome.Failed && call.took().compareTo(config.timeout()) >= 0;
        return timedOut ? Reaction.TIMEOUT : Reaction.OTHER;
    }
}
