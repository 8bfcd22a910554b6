package dev.grantway.token.scope;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Combinations of scopes. */
@ConfigMapping(prefix = "grantway.token.scope-sets")
interface ScopeSetsConfig {
    /**
     * In how many different ways an app may ask for fewer scopes than were granted, in all its installations together: each
     * is stored for good. Those that consents make are not counted.
     */
    @WithDefault("1000")
    int narrowedPerApp();
}
