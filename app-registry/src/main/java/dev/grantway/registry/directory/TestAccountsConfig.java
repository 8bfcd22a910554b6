package dev.grantway.registry.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Developers' accounts to try installs in. */
@ConfigMapping(prefix = "grantway.registry.test-accounts")
interface TestAccountsConfig {
    /** How many a developer account has at most. */
    @WithDefault("10")
    int most();

    /** How long a new one lasts; absent for as long as its developers keep it. */
    Optional<Duration> ttl();
}
