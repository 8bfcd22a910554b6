package dev.grantway.webhook.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What a process does. */
@ConfigMapping(prefix = "grantway.webhook.process")
public interface RoleConfig {
    /**
     * The parts that run in this process. All by default; a large platform gives each a deployment of its own, and then
     * each part has to be in one of them.
     */
    @WithDefault("router,sender,retries,log")
    Set<Role> roles();
}
