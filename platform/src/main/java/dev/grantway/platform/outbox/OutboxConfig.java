package dev.grantway.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave the outbox. */
@ConfigMapping(prefix = "grantway.outbox")
interface OutboxConfig {
    /** Wait between two looks at an empty outbox; a commit in the same process wakes the relay at once. */
    @WithDefault("50ms")
    Duration pollInterval();

    /** How long a shard stays with a publisher that went silent. */
    @WithDefault("10s")
    Duration leaseTtl();

    /** Rows of one round, 1 to 10,000. */
    @WithDefault("500")
    int batchSize();

    /** Wait after Kafka or PostgreSQL failed. */
    @WithDefault("1s")
    Duration backOff();
}
