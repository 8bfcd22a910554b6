package dev.grantway.token.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How callers are told apart. */
@ConfigMapping(prefix = "grantway.token.callers")
interface CallersConfig {
    /**
     * How many proxies of ours append to {@code X-Forwarded-For}; what is further left is the caller's own word. 0 for none:
     * then the header is not looked at.
     */
    @WithDefault("1")
    int proxies();
}
