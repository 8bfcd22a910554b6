package dev.grantway.token.hubspot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** HubSpot's door. */
@ConfigMapping(prefix = "grantway.token.hubspot")
interface HubSpotConfig {
    /** Whether {@code /oauth/v1} is answered. HubSpot ends it in February 2027; the newer versions stay. */
    @WithDefault("on")
    boolean v1();
}
