package dev.grantway.webhook.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the router shares endpoints out among accounts. */
@ConfigMapping(prefix = "grantway.webhook.router")
public interface RouterConfig {
    /**
     * Deliveries of one account to one endpoint, out of one poll of at most 500 events, that keep their place while the poll has
     * other accounts' for the same endpoint too. What is above goes behind what is new, by the bulk topic.
     */
    @WithDefault("100")
    int mostPerAccount();
}
