package dev.grantway.token.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gate looks at tokens. */
@ConfigMapping(prefix = "grantway.token.gate")
interface GateConfig {
    /**
     * For how long a grant that was good counts as good without a look at the database, 0 s to 1 s. 0 is strict: each call
     * is one read, and what is revoked is refused at once.
     */
    @WithDefault("0s")
    Duration staleness();
}
