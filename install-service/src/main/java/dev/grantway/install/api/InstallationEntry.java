package dev.grantway.install.api;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.Installation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation as the API shows it.
 *
 * @param installedBy a user id; absent before there are tokens
 * @param tokensIssuedAt absent before there are tokens
 */
record InstallationEntry(
        String installationId,
        int generation,
        InstallationStatus status,
        EventApp app,
        String appName,
        EventAccount account,
        List<String> scopes,
        @Nullable Integer installedBy,
        @Nullable Instant tokensIssuedAt,
        Instant changedAt) {
    static InstallationEntry of(Installation installation, String appName) {
        return new InstallationEntry(
                installation.id(),
                installation.generation(),
                installation.status(),
                installation.app(),
                appName,
                installation.account(),
                installation.scopes(),
                installation.installedBy(),
                installation.tokensIssuedAt(),
                installation.changedAt());
    }
}
