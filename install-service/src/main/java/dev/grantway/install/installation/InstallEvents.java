package dev.grantway.install.installation;

import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallReauthorized;
import dev.grantway.contracts.events.InstallRequested;
import dev.grantway.contracts.events.InstallResumed;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallSuspended;
import dev.grantway.contracts.events.InstallTakenOver;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.TokensIssued;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of an installation's life, as they are told. */
final class InstallEvents {
    private InstallEvents() {}

    static Event requested(Installation told, AskedInstall asked) {
        return new InstallRequested(
                told.id(),
                told.generation(),
                told.factSequence(),
                asked.requestId(),
                asked.app(),
                told.account(),
                new EventUser(asked.userId()),
                asked.scopes(),
                asked.at());
    }

    static Event authorized(Installation told, int userId, StoredConsent consent) {
        return new InstallAuthorized(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                new EventUser(userId),
                consent.scopes(),
                told.changedAt(),
                consent.stateHash());
    }

    static Event completed(Installation told, TokensIssued issued, StoredConsent consent) {
        return new InstallCompleted(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                new EventUser(issued.userId()),
                Optional.ofNullable(consent.approvedBy()).map(EventUser::new).orElse(null),
                consent.scopes(),
                false,
                issued.imported(),
                told.generation() == 1,
                told.changedAt(),
                consent.stateHash());
    }

    static Event reauthorized(Installation told, int userId) {
        return new InstallReauthorized(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                new EventUser(userId),
                told.changedAt());
    }

    /** By a consent. */
    static Event scopesChanged(Installation told, int userId, List<String> before) {
        return scopesChanged(told, before, new EventUser(userId), null);
    }

    /** By the end of one of several grants, which nobody may have wanted. */
    static Event scopesChanged(Installation told, String reason, List<String> before) {
        return scopesChanged(told, before, null, reason);
    }

    private static Event scopesChanged(
            Installation told, List<String> before, @Nullable EventUser changedBy, @Nullable String reason) {
        return new InstallScopesChanged(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                before,
                told.scopes(),
                changedBy,
                reason,
                told.changedAt());
    }

    static Event takenOver(Installation told, int userId) {
        return new InstallTakenOver(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                new EventUser(userId),
                told.changedAt());
    }

    static Event needsReauthorization(Installation told, String reason) {
        return new InstallNeedsReauthorization(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                reason,
                told.changedAt());
    }

    static Event suspended(Installation told, Intent intent) {
        return new InstallSuspended(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                user(intent),
                intent.reason(),
                told.changedAt());
    }

    static Event resumed(Installation told, Intent intent) {
        return new InstallResumed(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                user(intent),
                intent.reason(),
                told.changedAt());
    }

    private static @Nullable EventUser user(Intent intent) {
        return Optional.ofNullable(intent.userId()).map(EventUser::new).orElse(null);
    }

    static Event uninstalled(Installation told) {
        var removal = Optional.ofNullable(told.removal());
        return new InstallUninstalled(
                told.id(),
                told.generation(),
                told.factSequence(),
                told.app(),
                told.account(),
                removal.map(Removal::userId).map(EventUser::new).orElse(null),
                removal.map(Removal::reason).orElse("UNKNOWN"),
                told.tokensIssuedAt() == null ? false : null,
                told.changedAt());
    }
}
