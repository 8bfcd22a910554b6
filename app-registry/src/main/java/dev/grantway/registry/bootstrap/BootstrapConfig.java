package dev.grantway.registry.bootstrap;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What is there at the first start. */
@ConfigMapping(prefix = "grantway.registry")
interface BootstrapConfig {
    /** Users, accounts, memberships, keys and apps to begin with, as JSON; absent to begin with nothing. */
    Optional<Path> bootstrapFile();
}
