package dev.grantway.token.apicall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which calls are published on {@code grantway.api-calls.v1}; each pod goes by itself. */
@ConfigMapping(prefix = "grantway.token.api-calls")
interface ApiCallsConfig {
    /**
     * One of so many calls of an app that were let through is published, its first one among them; 1 for all, 0 for none. Up
     * to 1,000,000.
     */
    @WithDefault("100")
    int sample();

    /** Refused calls of an app that are published within any one second, 0 to 1,000; 0 for none. */
    @WithDefault("5")
    int refusedPerSecond();
}
