package dev.grantway.registry.directory;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of accounts. */
@Singleton
public class Accounts {
    private final AccountRepository accounts;
    private final PlatformCatalogue catalogue;
    private final AuditTrail trail;
    private final Clock clock;

    Accounts(AccountRepository accounts, PlatformCatalogue catalogue, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.trail = trail;
        this.clock = clock;
    }

    /** Makes the account unless its id is taken; later ids are above a given one. */
    @Transactional
    public EntryOutcome<AccountSummary> create(AccountDraft draft) {
        var problems = new FieldProblems();
        var proven = prove(draft, problems);
        if (!problems.none()) {
            return new EntryOutcome.Invalid<>(problems.all());
        }
        int accountId = idFor(draft.accountId());
        return accounts.insert(accountId, proven, clock.instant())
                ? new EntryOutcome.Made<>(summary(accountId, proven))
                : new EntryOutcome.Taken<>("accountId");
    }

    /**
     * Remembers whether the operator vouches that the domain is the developer's.
     *
     * @return false when there is no such developer account
     */
    @Transactional
    public boolean setDomainVerified(int accountId, boolean verified) {
        boolean done = accounts.setDomainVerified(accountId, verified, clock.instant());
        if (done) {
            var action = verified ? AuditAction.DOMAIN_VERIFIED : AuditAction.DOMAIN_LOST;
            String domain =
                    accounts.findOpen(accountId).map(account -> account.domain).orElse("");
            trail.record(accountId, action, AuditSubject.of(domain, domain));
        }
        return done;
    }

    /** Until the transaction ends, nobody else who asks for this goes on for the same account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(int accountId) {
        var _ = accounts.lock(accountId);
    }

    @Transactional
    public Optional<AccountSummary> find(int accountId) {
        return accounts.findOpen(accountId).map(Account::summary);
    }

    /** Whether it was there, and is closed. */
    @Transactional
    public boolean isClosed(int accountId) {
        return accounts.isClosed(accountId);
    }

    /** The accounts above an id, lowest first. */
    @Transactional
    public List<AccountSummary> listAfter(int accountId, int limit) {
        return accounts.after(accountId, limit).stream().map(Account::summary).toList();
    }

    private int idFor(@Nullable Integer given) {
        if (given == null) {
            return accounts.nextId();
        }
        accounts.passId(given);
        return given;
    }

    private ProvenAccount prove(AccountDraft draft, FieldProblems problems) {
        problems.id("accountId", draft.accountId());
        problems.addIf(draft.kind() == null, "kind", "must be STANDARD, DEVELOPER or TEST");
        var kind = draft.kind() == null ? AccountKind.STANDARD : draft.kind();
        String name = problems.text("name", draft.name());
        String domain = problems.text("domain", draft.domain());
        boolean verified = Boolean.TRUE.equals(draft.domainVerified());
        problems.addIf(verified && kind != AccountKind.DEVELOPER, "domainVerified", "is for developer accounts only");
        proveParent(kind, draft.parent(), problems);
        return new ProvenAccount(kind, name, domain, verified, draft.parent(), entitlements(draft, problems));
    }

    private void proveParent(AccountKind kind, @Nullable Integer parent, FieldProblems problems) {
        if (parent == null) {
            return;
        }
        problems.addIf(kind != AccountKind.TEST, "parent", "is for test accounts only");
        boolean developer = accounts.findOpen(parent)
                .filter(account -> account.kind == AccountKind.DEVELOPER)
                .isPresent();
        problems.addIf(!developer, "parent", "must be a developer account");
    }

    private List<String> entitlements(AccountDraft draft, FieldProblems problems) {
        if (draft.entitlements() == null) {
            return List.of();
        }
        var known = catalogue.current().entitlements().stream()
                .map(PlatformSnapshot.Entitlement::name)
                .toList();
        var names = draft.entitlements().stream()
                .map(name -> name == null ? "" : name)
                .distinct()
                .toList();
        problems.addIf(!known.containsAll(names), "entitlements", "must be entitlements of the platform file");
        return names;
    }

    private static AccountSummary summary(int accountId, ProvenAccount account) {
        return new AccountSummary(
                accountId,
                account.kind(),
                account.name(),
                account.domain(),
                account.domainVerified(),
                account.parent(),
                account.entitlements());
    }
}
