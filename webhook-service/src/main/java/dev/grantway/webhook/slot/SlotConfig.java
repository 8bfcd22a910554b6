package dev.grantway.webhook.slot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an endpoint that is sent much gets several slots, each with a lane of its own. */
@ConfigMapping(prefix = "grantway.webhook.slot")
public interface SlotConfig {
    /** Slots that an endpoint has at most: 1, 2, 4, 8 or 16. 1 keeps each endpoint in one. */
    @WithDefault("16")
    int most();

    /**
     * Deliveries a second to an endpoint that one slot is meant for. With more a slot, their number doubles; with less than a quarter
     * a slot for long, it halves.
     */
    @WithDefault("1000")
    double deliveriesPerSecond();

    /** Over how long that is measured. */
    @WithDefault("1m")
    Duration measuredOver();

    /** The shortest time between two changes that double the number: what the last one brought has to show first. */
    @WithDefault("1m")
    Duration growAfter();

    /** How long there has to be little before the number halves. */
    @WithDefault("1h")
    Duration shrinkAfter();

    /** Deliveries a second to an endpoint, planned by one router, below which it tells nothing of it; far below {@link #deliveriesPerSecond}. */
    @WithDefault("5")
    double toldFrom();

    /** How often routers tell, and one of them decides. */
    @WithDefault("10s")
    Duration every();

    /** How often each process looks how many slots there are. */
    @WithDefault("1s")
    Duration refresh();
}
