package dev.grantway.registry.domains;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the domains of publishers are looked at. */
@ConfigMapping(prefix = "grantway.registry.domains")
interface DomainsConfig {
    /** The DNS server that is asked, as an IP address and a port, {@code 192.0.2.53:53}; those of the machine when left out. */
    Optional<String> dnsServer();

    /** Longest wait for its answer. */
    @WithDefault("5s")
    Duration timeout();

    /** How often a verified domain is looked at again. */
    @WithDefault("24h")
    Duration every();

    /** How often the record must be missing in a row before a domain is no longer verified. */
    @WithDefault("3")
    int misses();

    /** And how long ago it must have been there last. */
    @WithDefault("3d")
    Duration missingFor();

    /** How long a domain stays verified whose DNS gives no answer. */
    @WithDefault("30d")
    Duration silentFor();

    /** How long the record of a new claim is waited for. */
    @WithDefault("7d")
    Duration awaitedFor();
}
