package dev.grantway.platform.seal;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the keys are. */
@ConfigMapping(prefix = "grantway.seal")
public interface SealConfig {
    /** The folder with one Tink keyset in JSON per purpose, {@code <purpose>.json}; a mounted Secret. */
    Path directory();
}
