package dev.grantway.webhook.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an endpoint that fails is left alone for a while. */
@ConfigMapping(prefix = "grantway.webhook.breaker")
public interface BreakerConfig {
    /** Failures in a row after which an endpoint gets no requests for a pause. */
    @WithDefault("10")
    int failures();

    /** For how many failures a timeout counts: it holds up a request for seconds. */
    @WithDefault("3")
    int failuresOfTimeout();

    /** The first pause; each further one is twice as long. */
    @WithDefault("10s")
    Duration firstPause();

    /** No pause is longer. */
    @WithDefault("5m")
    Duration longestPause();

    /** Requests under way to an endpoint after a call to it timed out, until one succeeds. */
    @WithDefault("4")
    int mostRequestsWhileHanging();

    /** After a pause one request more may be under way with each success; from so many on, as many as the app asks for. */
    @WithDefault("20")
    int fullAllowance();
}
