package dev.grantway.webhook.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the first events of an installation are looked up. */
@ConfigMapping(prefix = "grantway.webhook.backfill")
interface BackfillConfig {
    /** Wait between two looks at what is to be read again. */
    @WithDefault("250ms")
    Duration pollInterval();

    /** How long an installation stays with a worker that went silent. */
    @WithDefault("60s")
    Duration leaseTtl();

    /** Which partitions hold an account's events: {@code ANY}, or {@code MURMUR2} for Kafka's own partitioner. */
    @WithDefault("ANY")
    Partitioner partitioner();

    /**
     * How far the clocks of token-service and of the product's producer may be apart. An event that was published up
     * to that much before an installation's first tokens may be sent too, so that none after them is missed.
     */
    @WithDefault("2s")
    Duration clockSkew();

    /** How the product's producer chooses the partition of a key. */
    enum Partitioner {
        /** Not known, for clients differ: every partition is read, and other accounts' events are passed over. */
        ANY,
        /** As Kafka's Java client and those that follow it: one partition is read. */
        MURMUR2
    }
}
