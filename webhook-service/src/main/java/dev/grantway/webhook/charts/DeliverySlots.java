package dev.grantway.webhook.charts;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Attempts of apps, counted by five minutes. */
@Singleton
public class DeliverySlots {
    private final DeliverySlotStore store;
    private final Clock clock;

    DeliverySlots(DeliverySlotStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts attempts, in the transaction that stores them for the first time: so each counts once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Collection<Attempt> fresh) {
        store.add(SlotCount.of(fresh));
    }

    /** What became of an app's attempts, step by step until now. */
    public Chart chart(int appId, Period period) {
        var begin = period.begin(clock.instant());
        return Chart.of(period, begin, store.find(appId, begin));
    }

    /** The last of an app's attempts, as far as the counts go back. */
    public LastAttempts lastAttempts(int appId) {
        var now = clock.instant();
        return store.last(
                appId, now.minus(Period.MONTH.length()), SlotCount.beginning(now.minus(Period.HOUR.length())));
    }

    /**
     * The last attempts of an app.
     *
     * @param deliveredAt of the last one that succeeded
     * @param failedAt of the last one that did not
     * @param deliveredInHour how many succeeded within the last hour
     * @param attemptsInHour how many there were within the last hour
     */
    public record LastAttempts(
            Optional<Instant> deliveredAt, Optional<Instant> failedAt, long deliveredInHour, long attemptsInHour) {}
}
