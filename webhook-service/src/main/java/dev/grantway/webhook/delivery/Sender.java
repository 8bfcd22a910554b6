package dev.grantway.webhook.delivery;

import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.delivery.AttemptLines.Call;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.delivery.Standing.Waiting;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sends a batch, on the event loop that asks, without ever holding it up; tells when what became of it is durable. */
@Singleton
public class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Standings standings;
    private final Caller caller;
    private final Verdict verdict;
    private final AttemptLines lines;
    private final Settlement settlement;
    private final OffLoop offLoop;
    private final Clock clock;
    private final CallConfig config;

    Sender(
            Standings standings,
            Caller caller,
            Verdict verdict,
            AttemptLines lines,
            Settlement settlement,
            OffLoop offLoop,
            Clock clock,
            CallConfig config) {
        this.standings = standings;
        this.caller = caller;
        this.verdict = verdict;
        this.lines = lines;
        this.settlement = settlement;
        this.offLoop = offLoop;
        this.clock = clock;
        this.config = config;
    }

    /** Makes one attempt, unless the installation has ended. */
    public void send(DeliveryBatch batch, SendObserver observer) {
        OffLoop.guard(
                () -> standings
                        .liveAtHand(batch)
                        .ifPresentOrElse(
                                live -> attempt(batch, live, observer),
                                () -> offLoop.run(
                                        () -> standings.of(batch),
                                        standing -> proceed(batch, standing, observer),
                                        observer::failed)),
                observer::failed);
    }

    /** Keeps a batch for a little later, without an attempt. */
    public void postpone(DeliveryBatch batch, SendObserver observer) {
        settlement.postpone(batch, observer);
    }

    /** Keeps a batch for later, without an attempt. */
    public void postpone(DeliveryBatch batch, Duration wait, SendObserver observer) {
        settlement.postpone(batch, wait, observer);
    }

    private void proceed(DeliveryBatch batch, Standing standing, SendObserver observer) {
        switch (standing) {
            case Live live -> attempt(batch, live, observer);
            case Gone(String why) -> {
                LOG.debugf("webhook %s of app %d is not sent: %s", batch.webhookId(), batch.appId(), why);
                observer.answered(Reaction.NOT_CALLED);
                settlement.drop(observer);
            }
            case Waiting() -> {
                observer.answered(Reaction.NOT_CALLED);
                settlement.holdWhileSuspended(batch, observer);
            }
            case Unknown() -> {
                observer.answered(Reaction.NOT_CALLED);
                settlement.postpone(batch, observer);
            }
        }
    }

    private void attempt(DeliveryBatch batch, Live live, SendObserver observer) {
        caller.call(batch, live.webhooks().targetUrl(), call -> conclude(batch, call, observer), observer::failed);
    }

    /** What failed here while another consumer has the batch is that one's to settle; what arrived is logged all the same. */
    private void conclude(DeliveryBatch batch, Call call, SendObserver observer) {
        var outcome = verdict.judge(batch, call.outcome(), clock.instant());
        var line = lines.line(batch, call, outcome);
        observer.answered(reaction(call, outcome));
        if (outcome instanceof Delivered || observer.isWanted()) {
            settlement.settle(batch, outcome, line, observer);
        } else {
            observer.settled();
        }
    }

    /** Whatever used its whole time up timed out: the look-up of the name and the connection as well. */
    private Reaction reaction(Call call, DeliveryOutcome outcome) {
        if (outcome instanceof Delivered) {
            return Reaction.SUCCESS;
        }
        boolean timedOut =
                call.outcome() instanceof CallOutcome.Failed && call.took().compareTo(config.timeout()) >= 0;
        return timedOut ? Reaction.TIMEOUT : Reaction.FAILURE;
    }
}
