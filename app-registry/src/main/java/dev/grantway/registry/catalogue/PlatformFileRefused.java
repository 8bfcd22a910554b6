package dev.grantway.registry.catalogue;

import java.nio.file.Path;
import java.util.List;

/** A platform file that cannot be used; the message names each place, what is there and what is allowed. */
final class PlatformFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlatformFileRefused(Path file, List<String> problems) {
        super("grantway.registry.platform-file=" + file + " cannot be used:\n  " + String.join("\n  ", problems)
                + "\nWhat is allowed stands in schemas/platform.v1.schema.json.");
    }
}
