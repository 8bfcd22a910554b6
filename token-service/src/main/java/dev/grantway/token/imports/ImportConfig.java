package dev.grantway.token.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Moving in from another system. */
@ConfigMapping(prefix = "grantway.token.import")
interface ImportConfig {
    /**
     * File with the key that the other system's refresh tokens are hashed with: 32 random bytes or more, in hexadecimal.
     * Without it nothing is imported, and no foreign token is looked for.
     */
    Optional<Path> keyFile();

    /** How long an imported refresh token works beside the one that its first use was answered with. */
    @WithDefault("30d")
    Duration overlap();
}
