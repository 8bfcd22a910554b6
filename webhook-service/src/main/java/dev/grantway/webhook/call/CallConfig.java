package dev.grantway.webhook.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How endpoints are called. */
@ConfigMapping(prefix = "grantway.webhook.call")
public interface CallConfig {
    /** Longest wait for an endpoint, from the look-up of its name to the last byte of its answer. */
    @WithDefault("5s")
    Duration timeout();

    /**
     * How long a target's address stays the one that was vetted; then its name is looked up and judged anew. Connections that
     * are open stay with the address they have.
     */
    @WithDefault("10s")
    Duration addressTtl();

    /** Connections to one endpoint at once. */
    @WithDefault("200")
    int connectionsPerEndpoint();

    /** How long an unused connection stays open. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** What the requests say they come from. */
    @WithDefault("Grantway-Webhooks/1.0")
    String userAgent();
}
