package dev.grantway.webhook.retry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When failed deliveries are tried again. */
@ConfigMapping(prefix = "grantway.webhook.retry")
public interface RetryConfig {
    /** Waits between attempts, in order, each varied by up to a half; after the last one a delivery is given up. */
    @WithDefault("30s,2m,5m,15m,30m,1h,2h,4h,7h,9h")
    List<Duration> waits();

    /**
     * No attempt is planned for later than this after the first failure. One that an outage made later is still made,
     * and is the last.
     */
    @WithDefault("24h")
    Duration within();

    /** Wait of a delivery that there was no room for, before it is tried at all. */
    @WithDefault("5s")
    Duration postponement();

    /** Wait between two looks whether an installation is resumed that has something to be told of. */
    @WithDefault("1h")
    Duration whileSuspended();

    /** Wait between two looks at what is due. */
    @WithDefault("250ms")
    Duration pollInterval();

    /**
     * Due rows that a process publishes a second, about: so that what an outage left behind does not come all at once, in front of
     * what happens now.
     */
    @WithDefault("2000")
    long mostPerSecond();

    /** How long due rows stay with a worker that went silent. */
    @WithDefault("30s")
    Duration leaseTtl();

    /** Endpoints that are served in one look. */
    @WithDefault("100")
    int endpointsPerClaim();

    /** Due rows of one endpoint in one look: a share for each, however long one's queue is. */
    @WithDefault("20")
    int rowsPerEndpoint();
}
