package dev.grantway.token.client;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The company's own services. */
@ConfigMapping(prefix = "grantway.token")
interface ServiceClientsConfig {
    /** JSON file with their ids, secrets and scopes; without it no service gets a token. */
    Optional<Path> serviceClientsFile();
}
