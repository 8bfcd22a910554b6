package dev.grantway.webhook.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How counted deliveries are told. */
@ConfigMapping(prefix = "grantway.webhook.usage")
interface UsageConfig {
    /** How often the hours that changed are told on {@code grantway.usage.v1}. */
    @WithDefault("60s")
    Duration every();
}
