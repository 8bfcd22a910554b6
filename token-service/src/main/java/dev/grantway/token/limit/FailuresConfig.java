package dev.grantway.token.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often clients may fail to prove themselves. */
@ConfigMapping(prefix = "grantway.token.failures")
interface FailuresConfig {
    /** Failures of one client id from one network address in a window; 0 for no limit. */
    @WithDefault("20")
    int perClient();

    /**
     * Failures from one network address in a window, whatever the client ids; 0 for no limit. Above it a client that proves
     * itself still passes, for others may share its address; above ten times as many nobody does, and nothing is looked at.
     */
    @WithDefault("100")
    int perAddress();

    /** How long failures are counted, from the first one. */
    @WithDefault("60s")
    Duration window();
}
