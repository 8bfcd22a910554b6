package dev.grantway.registry.api;

import dev.grantway.registry.apps.ForeignClient;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app of another system.
 *
 * @param clientSecret absent for a public app
 * @param app names its developer account too
 */
record AppImportRequest(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable AppRequest app) {
    ForeignClient client() {
        return new ForeignClient(Objects.requireNonNullElse(clientId, ""), Optional.ofNullable(clientSecret));
    }

    @Override
    public String toString() {
        return "AppImportRequest[" + clientId + "]";
    }
}
