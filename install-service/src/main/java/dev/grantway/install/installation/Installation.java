package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app in an account.
 *
 * @param generation grows by one when a removed one is opened again, and only then
 * @param sequence of its state: grows by one with each change that is told
 * @param factSequence of its facts: grows by one with each of them
 * @param scopes the union of what its live grants have
 * @param consentVersion the app's consent version that tokens of this generation were asked for with; the newest of them
 * @param installedBy who consented to the tokens of this generation first; absent before there are any
 * @param tokensIssuedAt when they were issued
 * @param removal who asked for its removal and why; absent unless it is being removed or gone
 */
public record Installation(
        String id,
        int generation,
        long sequence,
        long factSequence,
        InstallationStatus status,
        EventApp app,
        EventAccount account,
        List<String> scopes,
        int consentVersion,
        @Nullable Integer installedBy,
        @Nullable Instant tokensIssuedAt,
        @Nullable Removal removal,
        Instant changedAt) {
    public Installation {
        scopes = List.copyOf(scopes);
    }

    /** One that was asked for, and never consented to: the first consent makes it generation 1. */
    static Installation requested(String id, EventApp app, EventAccount account, Instant at) {
        return new Installation(
                id, 0, 0, 0, InstallationStatus.REQUESTED, app, account, List.of(), 1, null, null, null, at);
    }

    /** One that nothing was told of yet. */
    static Installation opened(String id, int generation, EventApp app, EventAccount account, Instant at) {
        return new Installation(
                id, generation, 0, 0, InstallationStatus.AUTHORIZED, app, account, List.of(), 1, null, null, null, at);
    }

    /** The account's id; installations of other providers' accounts are not held here yet. */
    public int accountId() {
        return Optional.ofNullable(account.id()).orElseThrow();
    }

    /** What of these scopes it does not have. */
    public List<String> missingOf(List<String> wanted) {
        return wanted.stream().filter(scope -> !scopes.contains(scope)).toList();
    }

    /** Whether it takes part in anything: consented to, and neither going nor gone. */
    public boolean isOpen() {
        return status != InstallationStatus.UNINSTALLING
                && status != InstallationStatus.UNINSTALLED
                && !isOnlyRequested();
    }

    /** Whether it is no more than a wish: asked for, and never consented to. */
    public boolean isOnlyRequested() {
        return status == InstallationStatus.REQUESTED;
    }

    /** Whether its access is paused. */
    public boolean isSuspended() {
        return status == InstallationStatus.SUSPENDED;
    }

    /** Whether Connected Apps lists it: from the first tokens on, until it is gone. */
    public boolean isListed() {
        return tokensIssuedAt != null && status != InstallationStatus.UNINSTALLED;
    }

    Installation reopened(int next, EventApp present, Instant at) {
        return new Installation(
                id,
                next,
                sequence,
                factSequence,
                InstallationStatus.AUTHORIZED,
                present,
                account,
                List.of(),
                1,
                null,
                null,
                null,
                at);
    }

    Installation of(EventApp present) {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                status,
                present,
                account,
                scopes,
                consentVersion,
                installedBy,
                tokensIssuedAt,
                removal,
                changedAt);
    }

    Installation activated(List<String> granted, int userId, Instant issuedAt, Instant at) {
        int by = installedBy == null ? userId : installedBy;
        Instant since = tokensIssuedAt == null ? issuedAt : tokensIssuedAt;
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                InstallationStatus.ACTIVE,
                app,
                account,
                granted,
                consentVersion,
                by,
                since,
                null,
                at);
    }

    /** With tokens that came of a consent to this version. */
    Installation consentedTo(int version) {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                status,
                app,
                account,
                scopes,
                Math.max(consentVersion, version),
                installedBy,
                tokensIssuedAt,
                removal,
                changedAt);
    }

    Installation withScopes(List<String> granted, Instant at) {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                status,
                app,
                account,
                granted,
                consentVersion,
                installedBy,
                tokensIssuedAt,
                removal,
                at);
    }

    Installation as(InstallationStatus next, @Nullable Removal asked, Instant at) {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                next,
                app,
                account,
                scopes,
                consentVersion,
                installedBy,
                tokensIssuedAt,
                asked,
                at);
    }

    /** In the same status, with the first tokens of its generation. */
    Installation issuedTo(int userId, List<String> granted, Instant issuedAt, Instant at) {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                status,
                app,
                account,
                granted,
                consentVersion,
                userId,
                issuedAt,
                removal,
                at);
    }

    /** All that is kept of it when its account is erased: what it was between, and the counters. */
    Installation erased() {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence,
                status,
                app,
                account,
                List.of(),
                consentVersion,
                null,
                null,
                null,
                changedAt);
    }

    /** The next state. */
    Installation told() {
        return told(factSequence);
    }

    /** The next state, which is a fact too. */
    Installation toldAsFact() {
        return told(factSequence + 1);
    }

    /** A fact that changes nothing of its state. */
    Installation toldOnlyAsFact() {
        return new Installation(
                id,
                generation,
                sequence,
                factSequence + 1,
                status,
                app,
                account,
                scopes,
                consentVersion,
                installedBy,
                tokensIssuedAt,
                removal,
                changedAt);
    }

    InstallationSnapshot snapshot() {
        return new InstallationSnapshot(
                id, generation, sequence, status, app, account, scopes, tokensIssuedAt, changedAt);
    }

    private Installation told(long facts) {
        return new Installation(
                id,
                generation,
                sequence + 1,
                facts,
                status,
                app,
                account,
                scopes,
                consentVersion,
                installedBy,
                tokensIssuedAt,
                removal,
                changedAt);
    }
}
