package dev.grantway.webhook.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where webhooks may not go. */
@ConfigMapping(prefix = "grantway.webhook.guard")
public interface GuardConfig {
    /** Networks that are refused besides the special-purpose ones, in CIDR notation: the cluster's pods and services. */
    Optional<List<String>> deniedNetworks();

    /** Ports that a target URL may name. */
    @WithDefault("443,8443")
    List<Integer> allowedPorts();
}
