package dev.grantway.registry.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the product is described. */
@ConfigMapping(prefix = "grantway.registry")
public interface CatalogueConfig {
    /** The file that says what the product is: brand, scopes, entitlements, roles, event types. YAML. */
    Path platformFile();

    /** Wait between two looks at that file; a change is in force after at most this long. */
    @WithDefault("5s")
    Duration platformFilePoll();
}
