package dev.grantway.token.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The metric of grants by key. */
@ConfigMapping(prefix = "grantway.token.key-use")
interface KeyUseConfig {
    /** How often grants are counted: each time all of them are read, by one pod at a time. */
    @WithDefault("1h")
    Duration countEvery();
}
