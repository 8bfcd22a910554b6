package dev.grantway.webhook.delivery;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.delivery.AttemptLines.Call;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.Gone410;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.delivery.Standing.Gone;
import dev.grantway.webhook.delivery.Standing.Live;
import dev.grantway.webhook.delivery.Standing.Off;
import dev.grantway.webhook.delivery.Standing.Unknown;
import dev.grantway.webhook.delivery.Standing.Waiting;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.endpoint.TurnedOff;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.replay.CancelledReplays;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sends a batch, on the event loop that asks, without ever holding it up; tells when what became of it is durable. */
@Singleton
public class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration UNTIL_IT_CAN_BE_KEPT = Duration.ofMinutes(1);

    private final CancelledReplays cancelled;
    private final EndpointSwitch endpoints;
    private final Standings standings;
    private final Caller caller;
    private final Verdict verdict;
    private final AttemptLines lines;
    private final Settlement settlement;
    private final OffLoop offLoop;
    private final Clock clock;
    private final CallConfig config;

    Sender(
            CancelledReplays cancelled,
            EndpointSwitch endpoints,
            Standings standings,
            Caller caller,
            Verdict verdict,
            AttemptLines lines,
            Settlement settlement,
            OffLoop offLoop,
            Clock clock,
            CallConfig config) {
        this.cancelled = cancelled;
        this.endpoints = endpoints;
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
        var replay = batch.replayId();
        if (replay != null && cancelled.has(replay)) { // that it was given up before stays written down
            observer.answered(Reaction.NOT_CALLED);
            settlement.drop(observer);
            return;
        }
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
            case Off() -> {
                observer.answered(Reaction.NOT_CALLED);
                settlement.giveUpTurnedOff(batch, observer);
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
        var webhooks = live.webhooks();
        caller.call(batch, webhooks, call -> conclude(batch, live, call, observer), observer::failed);
    }

    /** What failed here while another consumer has the batch is that one's to settle; what arrived is logged all the same. */
    private void conclude(DeliveryBatch batch, Live live, Call call, SendObserver observer) {
        var options = live.webhooks().optionsOrStandard();
        var outcome = verdict.judge(batch, options, call.outcome(), clock.instant());
        var line = lines.line(batch, call, outcome);
        observer.answered(reaction(call, outcome));
        if (outcome instanceof Gone410 && observer.isWanted()) {
            turnOff(batch, live, call, observer);
        } else if (outcome instanceof Delivered || observer.isWanted()) {
            settlement.settle(batch, outcome, line, observer);
        } else {
            observer.settled();
        }
    }

    /** The delivery is given up once it is kept that there are no more; where that cannot be kept now, it is tried again. */
    private void turnOff(DeliveryBatch batch, Live live, Call call, SendObserver observer) {
        offLoop.run(
                () -> {
                    endpoints.turnOff(live.app(), live.webhooks().targetUrl(), TurnedOff.GONE);
                    return new Gone410();
                },
                gone -> settlement.settle(batch, gone, lines.line(batch, call, gone), observer),
                _ -> {
                    var later = new RetryAt(clock.instant().plus(UNTIL_IT_CAN_BE_KEPT), Attempt.WRONG_STATUS);
                    settlement.settle(batch, later, lines.line(batch, call, later), observer);
                });
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
