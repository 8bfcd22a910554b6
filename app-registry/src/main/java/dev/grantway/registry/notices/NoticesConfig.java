package dev.grantway.registry.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Notices in the product. */
@ConfigMapping(prefix = "grantway.registry.notices")
interface NoticesConfig {
    /** How long a notice is kept, read or not. */
    @WithDefault("90d")
    Duration kept();
}
