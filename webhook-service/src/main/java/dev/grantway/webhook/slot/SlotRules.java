package dev.grantway.webhook.slot;

import java.time.Duration;
import java.time.Instant;

/**
 * How many slots an endpoint gets for what there is to send: twice as many soon after they are too few, half as many only
 * after a long time in which they were far too many. Pure rules.
 *
 * @param most a power of two
 * @param perSlot deliveries a second that one slot is meant for
 */
record SlotRules(int most, double perSlot, Duration growAfter, Duration shrinkAfter) {
    /** Half as many slots would be half full then, so that they need not double again at once. */
    private static final double LITTLE = 0.25;

    static SlotRules of(SlotConfig config) {
        int most = Integer.highestOneBit(Math.clamp(config.most(), 1, EndpointSlots.MOST));
        return new SlotRules(most, config.deliveriesPerSecond(), config.growAfter(), config.shrinkAfter());
    }

    /**
     * The slots of an endpoint.
     *
     * @param changedAt when their number changed last
     * @param busyAt when there was last more to send than little
     */
    record Slots(int number, Instant changedAt, Instant busyAt) {
        /** Of an endpoint that never had several. */
        static final Slots ONE = new Slots(1, Instant.EPOCH, Instant.EPOCH);

        private Slots changed(int next, Instant now) {
            return new Slots(next, now, now);
        }
    }

    /** What follows from so many deliveries a second. */
    Slots next(Slots slots, double perSecond, Instant now) {
        int number = slots.number();
        if (number > most) { // the setting is a smaller one now
            return slots.changed(most, now);
        }
        if (perSecond > number * perSlot
                && number < most
                && !now.isBefore(slots.changedAt().plus(growAfter))) {
            return slots.changed(number * 2, now);
        }
        if (number == 1) {
            return slots;
        }
        if (perSecond >= number * perSlot * LITTLE) {
            return new Slots(number, slots.changedAt(), now);
        }
        boolean isLong = !now.isBefore(slots.busyAt().plus(shrinkAfter));
        return isLong ? slots.changed(number / 2, now) : slots;
    }
}
