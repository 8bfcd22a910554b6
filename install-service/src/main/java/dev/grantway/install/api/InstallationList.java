package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some installations.
 *
 * @param next the cursor of the page behind; absent on the last one
 */
record InstallationList(
        List<InstallationEntry> results,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    InstallationList {
        results = List.copyOf(results);
    }
}
