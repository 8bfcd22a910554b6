package dev.grantway.registry.installs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An installation of an app.
 *
 * @param accountId of one of our accounts
 * @param accountName what the directory calls the account, or its id with its provider; empty where nothing is known of it any more
 * @param domain of the account; may be empty
 * @param version of the app, as of its last consent
 * @param tokensIssuedAt since when it is installed
 */
public record Install(
        String installationId,
        OptionalInt accountId,
        String accountName,
        String domain,
        String accountKind,
        int generation,
        InstallState state,
        String version,
        List<String> scopes,
        Optional<Instant> tokensIssuedAt,
        Instant changedAt) {
    public Install {
        scopes = List.copyOf(scopes);
    }
}
