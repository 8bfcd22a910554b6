package dev.grantway.install.installation;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.installation.AuthorizeOutcome.Authorized;
import dev.grantway.install.installation.AuthorizeOutcome.BeingRemoved;
import dev.grantway.install.installation.AuthorizeOutcome.GrantedBefore;
import dev.grantway.install.installation.AuthorizeOutcome.Overtaken;
import dev.grantway.install.installation.AuthorizeOutcome.StandsOtherwise;
import dev.grantway.install.tokens.CodeOutcome;
import dev.grantway.install.tokens.CodeRequest;
import dev.grantway.install.tokens.TokenServiceClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of installations: from a consent over the first tokens to the end of the last grant.
 *
 * <pre>
 *   REQUESTED (an administrator was asked; generation 0) ─consent─▶ AUTHORIZED
 *
 *   consent ─▶ AUTHORIZED ─first tokens─▶ ACTIVE ─last grant ends─▶ NEEDS_REAUTHORIZATION ─new tokens─▶ ACTIVE
 *      ▲                                   ▲    │
 *      │                            resume │    │ suspend
 *      │                                   │    ▼
 *      │                                   SUSPENDED ─resume without a grant─▶ NEEDS_REAUTHORIZATION
 *      │                                                                  any of them ─▶ UNINSTALLING ─▶ UNINSTALLED
 *      └──────────────────────────── generation + 1 ◀──────────────────────────────────────────────────────┘
 * </pre>
 */
@Singleton
public class Installations {
    /** What token-service says to a form whose code was given out before. */
    private static final Set<String> FORM_USED = Set.of("CODE_OVER", "FLOW_REUSED");

    private final InstallationStore store;
    private final ConsentStore consents;
    private final GrantStore grants;
    private final InstallationHistory history;
    private final MissingInstallations missing;
    private final StateHashes stateHashes;
    private final ConsentApprovals approvals;
    private final OpenedInstallations opened;
    private final PresentInstallations present;
    private final TokenServiceClient tokenService;
    private final Clock clock;

    Installations(
            InstallationStore store,
            ConsentStore consents,
            GrantStore grants,
            InstallationHistory history,
            MissingInstallations missing,
            StateHashes stateHashes,
            ConsentApprovals approvals,
            OpenedInstallations opened,
            PresentInstallations present,
            TokenServiceClient tokenService,
            Clock clock) {
        this.store = store;
        this.consents = consents;
        this.grants = grants;
        this.history = history;
        this.missing = missing;
        this.stateHashes = stateHashes;
        this.approvals = approvals;
        this.opened = opened;
        this.present = present;
        this.tokenService = tokenService;
        this.clock = clock;
    }

    /**
     * Turns a consent into a code: first token-service has the whole of it, then this service stores and tells it. So a
     * code that reaches an app is one that both know of, and a crash between leaves a code that nobody has.
     *
     * <p>A person's rights depend on how the app stands in the account: who may not install an app may still consent to
     * one that is there. So it must stand as it did when they were looked at, also under the lock.
     */
    public AuthorizeOutcome authorize(Consent consent) {
        var row = store.find(consent.app().appId(), consent.account().accountId());
        var hindrance = row.flatMap(Installations::hindrance);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        if (!standsAsDecided(consent)) {
            return new StandsOtherwise();
        }
        return switch (tokenService.issueCode(request(consent, row))) {
            case CodeOutcome.Refused(var reason) ->
                FORM_USED.contains(reason) && consents.isGranted(consent.flowId())
                        ? new GrantedBefore()
                        : new Overtaken(reason);
            case CodeOutcome.Issued issued -> QuarkusTransaction.requiringNew().call(() -> commit(consent, issued));
        };
    }

    /**
     * Takes in that tokens were issued. The first of a generation complete the install; the same news again changes
     * nothing; news of a generation that has ended change nothing.
     *
     * @return whether anything changed
     */
    public boolean complete(TokensIssued issued) {
        return QuarkusTransaction.requiringNew()
                .call(() -> missing.lockOrOpen(issued)
                        .flatMap(row -> forGeneration(row, issued.generation()))
                        .filter(_ -> grants.record(issued))
                        .map(row -> completed(row, issued))
                        .isPresent());
    }

    /** Takes in that a grant ended. With the last one the installation needs a new consent. */
    public void revoke(GrantRevoked revoked) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.lock(revoked.installationId())
                        .ifPresent(row -> grants.revoke(revoked.grantId(), clock.instant())
                                .filter(_ -> row.generation() == revoked.generation() && row.isOpen())
                                .ifPresent(_ -> withoutGrant(row, revoked.reason()))));
    }

    /** Drops what is remembered of consent forms that nobody can send any more. */
    public void forgetFormsBefore(Instant limit) {
        QuarkusTransaction.requiringNew().run(() -> consents.forgetFlowsBefore(limit));
    }

    private CodeRequest request(Consent consent, Optional<Installation> present) {
        var account = consent.account();
        return new CodeRequest(
                consent.flowId(),
                consent.hour(),
                present.map(Installation::id)
                        .orElseGet(() -> InstallationIds.propose(account.accountId(), consent.flowId())),
                present.map(row -> row.isOpen() ? row.generation() : row.generation() + 1)
                        .orElse(1),
                consent.app().appId(),
                consent.app().clientId(),
                account.accountId(),
                consent.person().userId(),
                consent.person().email(),
                account.domain(),
                account.kind(),
                consent.app().tokens().grants().name(),
                consent.memberAsOf().orElse(null),
                consent.scopes().granted(),
                consent.redirectUri(),
                consent.codeChallenge().orElse(null));
    }

    private AuthorizeOutcome commit(Consent consent, CodeOutcome.Issued issued) {
        var now = clock.instant();
        boolean isNew = store.open(Installation.opened(
                issued.installationId(), issued.generation(), consent.eventApp(), consent.eventAccount(), now));
        var row = store.lock(issued.installationId());
        if (row.isEmpty()) {
            return new Overtaken("ANOTHER_INSTALLATION");
        }
        var hindrance = hindrance(row.get());
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        if (!isNew && !standsAsDecided(consent)) {
            return new StandsOtherwise();
        }
        var open = row.filter(found -> isNewsOf(found, issued.generation()))
                .flatMap(found -> forGeneration(found, issued.generation()));
        if (open.isEmpty()) {
            return new Overtaken("GENERATION_CLOSED");
        }
        if (consents.grantFlow(consent.flowId(), now)) {
            authorized(open.get().of(consent.eventApp()), consent);
        }
        return new Authorized(issued.code());
    }

    private boolean standsAsDecided(Consent consent) {
        int accountId = consent.account().accountId();
        return present.find(consent.app().appId(), accountId, consent.person().userId())
                .equals(consent.decidedOn());
    }

    /** What keeps a consent from being given, whatever token-service says. */
    private static Optional<AuthorizeOutcome> hindrance(Installation row) {
        return switch (row.status()) {
            case UNINSTALLING -> Optional.of(new BeingRemoved(row.id()));
            case SUSPENDED -> Optional.of(new Overtaken("SUSPENDED"));
            case REQUESTED, AUTHORIZED, ACTIVE, NEEDS_REAUTHORIZATION, UNINSTALLED -> Optional.empty();
        };
    }

    private void authorized(Installation open, Consent consent) {
        int userId = consent.person().userId();
        var stored = new StoredConsent(
                consent.scopes(),
                consent.app().consentVersionOrFirst(),
                consent.state().map(stateHashes::hash).orElse(null),
                approvals.approver(open.app().id(), open.accountId(), userId).orElse(null));
        consents.save(open, userId, stored, clock.instant());
        opened.opened(open.app().id(), open.accountId());
        history.record(
                open.as(open.status(), null, clock.instant()), told -> InstallEvents.authorized(told, userId, stored));
    }

    /** A consent may continue the open generation, or open the one after a removal; nothing else. */
    private static boolean isNewsOf(Installation row, int generation) {
        if (row.isOnlyRequested()) {
            return true; // of this app in this account only token-service knows
        }
        return row.isOpen() ? row.generation() == generation : row.generation() + 1 == generation;
    }

    /** The installation as of a generation; empty when that has ended. */
    private Optional<Installation> forGeneration(Installation row, int generation) {
        if (generation <= row.generation()) {
            return Optional.of(row).filter(found -> found.generation() == generation && found.isOpen());
        }
        var now = clock.instant();
        // token-service opens a generation only after it closed the one before, also where we have not heard of that
        var ended = row.status() == InstallationStatus.UNINSTALLED || row.isOnlyRequested()
                ? row
                : history.record(
                        row.as(InstallationStatus.UNINSTALLED, row.removal(), now), InstallEvents::uninstalled);
        grants.forgetBefore(row.id(), generation);
        return Optional.of(ended.reopened(generation, row.app(), now));
    }

    private Installation completed(Installation found, TokensIssued issued) {
        var now = clock.instant();
        int userId = issued.userId();
        var consent = consents.behind(found, issued);
        var row = found.consentedTo(consent.versionOr(found.consentVersion()));
        approvals.finish(row.app().id(), row.accountId(), userId, issued.scopes());
        opened.opened(row.app().id(), row.accountId());
        var union = grants.union(row.id(), row.generation()).orElseThrow();
        var active = row.activated(union, userId, issued.issuedAt(), now);
        return switch (row.status()) {
            case AUTHORIZED -> history.record(active, told -> InstallEvents.completed(told, issued, consent));
            case NEEDS_REAUTHORIZATION -> history.record(active, told -> InstallEvents.reauthorized(told, userId));
            case ACTIVE, SUSPENDED -> changed(row, union, userId);
            case REQUESTED, UNINSTALLING, UNINSTALLED ->
                throw new IllegalStateException("only an open one is completed");
        };
    }

    private Installation changed(Installation row, List<String> union, int userId) {
        var now = clock.instant();
        return areSame(row.scopes(), union)
                ? history.record(row.withScopes(union, now), told -> InstallEvents.reauthorized(told, userId))
                : history.record(
                        row.withScopes(union, now), told -> InstallEvents.scopesChanged(told, userId, row.scopes()));
    }

    private void withoutGrant(Installation row, String reason) {
        var now = clock.instant();
        var union = grants.union(row.id(), row.generation());
        if (union.isEmpty() && row.isSuspended()) { // the resume sees it
            history.recordState(row.withScopes(List.of(), now));
        } else if (union.isEmpty()) {
            history.record(
                    row.withScopes(List.of(), now).as(InstallationStatus.NEEDS_REAUTHORIZATION, null, now),
                    told -> InstallEvents.needsReauthorization(told, reason));
        } else if (!areSame(row.scopes(), union.get())) {
            history.record(
                    row.withScopes(union.get(), now), told -> InstallEvents.scopesChanged(told, reason, row.scopes()));
        }
    }

    private static boolean areSame(List<String> some, List<String> others) {
        return new HashSet<>(some).equals(new HashSet<>(others));
    }
}
