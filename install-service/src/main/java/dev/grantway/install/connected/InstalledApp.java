package dev.grantway.install.connected;

import dev.grantway.contracts.events.InstallationStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation as a member of its account sees it.
 *
 * @param installedBy {@code you}, or who; empty before there are tokens
 * @param installedAt absent before there are tokens
 * @param scopes in the customer's words
 * @param scopeNames the same by their technical names
 * @param removable whether this member may uninstall it
 */
public record InstalledApp(
        String id,
        int generation,
        int accountId,
        String name,
        InstallationStatus status,
        String installedBy,
        @Nullable Instant installedAt,
        List<String> scopes,
        List<String> scopeNames,
        boolean removable) {
    public InstalledApp {
        scopes = List.copyOf(scopes);
        scopeNames = List.copyOf(scopeNames);
    }

    /** The same, shown in another status: what its app has come to, and it has yet to follow. */
    InstalledApp shownAs(InstallationStatus shown) {
        return new InstalledApp(
                id, generation, accountId, name, shown, installedBy, installedAt, scopes, scopeNames, removable);
    }

    /** The status in words. */
    public String statusText() {
        return textOf(status);
    }

    static String textOf(InstallationStatus status) {
        return switch (status) {
            case REQUESTED -> "Requested";
            case AUTHORIZED -> "Being finished";
            case ACTIVE -> "Active";
            case SUSPENDED -> "Suspended";
            case NEEDS_REAUTHORIZATION -> "Needs reconnect";
            case UNINSTALLING -> "Being removed";
            case UNINSTALLED -> "Removed";
        };
    }

    /** How the status looks: {@code good}, {@code bad}, or empty. */
    public String statusTone() {
        return switch (status) {
            case ACTIVE -> "good";
            case NEEDS_REAUTHORIZATION, UNINSTALLING -> "bad";
            case REQUESTED, AUTHORIZED, SUSPENDED, UNINSTALLED -> "";
        };
    }

    /** For the {@code datetime} attribute; empty before there are tokens. */
    public String installedIso() {
        return PageTime.of(installedAt).iso();
    }

    /** The day, to read; empty before there are tokens. */
    public String installedDay() {
        return PageTime.of(installedAt).day();
    }

    /** Whether its removal is under way. */
    public boolean isGoing() {
        return status == InstallationStatus.UNINSTALLING;
    }
}
