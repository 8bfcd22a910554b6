package dev.grantway.webhook.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Of which attempts the texts are kept, beside those that failed. */
@ConfigMapping(prefix = "grantway.webhook.log")
public interface SampleConfig {
    /** Of so many deliveries that succeed one's request and answer are kept; 1 keeps all. */
    @WithDefault("100")
    int sampleOneIn();
}
