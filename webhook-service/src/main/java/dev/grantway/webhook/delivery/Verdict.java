package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.Gone410;
import dev.grantway.webhook.delivery.DeliveryOutcome.Refused;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.RetryConfig;
import dev.grantway.webhook.retry.RetrySchedule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Judges a call: a 2xx is delivered; everything else, redirects included, is tried again until the schedule ends, unless the app
 * has chosen an answer to be final.
 */
@Singleton
class Verdict {
    private static final int GONE = 410;

    /** Answers whose {@code Retry-After} is heeded. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final RetrySchedule schedule;
    private final Duration within;
    private final DoubleSupplier random;

    @Inject
    Verdict(RetryConfig config) {
        this(new RetrySchedule(config.waits()), config.within(), new SecureRandom()::nextDouble);
    }

    Verdict(RetrySchedule schedule, Duration within, DoubleSupplier random) {
        this.schedule = schedule;
        this.within = within;
        this.random = random;
    }

    DeliveryOutcome judge(DeliveryBatch batch, DeliveryOptions options, CallOutcome call, Instant now) {
        return switch (call) {
            case Answered answer when isSuccess(answer.status()) -> new Delivered();
            case Answered answer when answer.status() == GONE && options.disabledByGone() -> new Gone410();
            case Answered answer when options.finalStatuses().contains(answer.status()) -> new Refused(answer.status());
            case Answered answer ->
                failed(
                        batch,
                        Attempt.WRONG_STATUS,
                        now,
                        options.heedsRetryAfter() ? askedFor(answer, now) : Optional.empty());
            case Failed failure -> failed(batch, failure.reason(), now, Optional.empty());
        };
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static Optional<Instant> askedFor(Answered answer, Instant now) {
        return BUSY.contains(answer.status())
                ? answer.retryAfter().flatMap(header -> RetryAfter.parse(header, now))
                : Optional.empty();
    }

    private DeliveryOutcome failed(DeliveryBatch batch, String failure, Instant now, Optional<Instant> askedFor) {
        if (batch.kind() == DeliveryBatch.Kind.TEST) { // whoever asked for it looks at the result
            return new GaveUp(failure);
        }
        Instant firstFailed = batch.firstFailedAt();
        Instant last = (firstFailed == null ? now : firstFailed).plus(within);
        var wait = schedule.after(batch.attempt() + 1);
        if (wait.isEmpty() || (firstFailed != null && !now.isBefore(last))) {
            return new GaveUp(failure);
        }
        Instant due = now.plus(RetrySchedule.varied(wait.get(), random.getAsDouble()));
        Instant asked = askedFor.filter(due::isBefore).orElse(due);
        return new RetryAt(asked.isAfter(last) ? last : asked, failure);
    }
}
