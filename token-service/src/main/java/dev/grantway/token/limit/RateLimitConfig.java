package dev.grantway.token.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often apps may ask for tokens. */
@ConfigMapping(prefix = "grantway.token.rate-limit")
interface RateLimitConfig {
    /**
     * Requests of one app at the token endpoint in ten seconds, at each pod; 0 for no limit. Of a public app, for which
     * anybody can ask, those that got tokens.
     */
    @WithDefault("1000")
    int perApp();

    /** Requests in the name of one public app from one network address in ten seconds, at each pod; 0 for no limit. */
    @WithDefault("100")
    int perAddress();
}
