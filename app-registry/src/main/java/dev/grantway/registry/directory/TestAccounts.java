package dev.grantway.registry.directory;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.checks.TextCheck;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Test accounts: apps are installed in them as in a customer's account. They have all that a plan can include, and belong
 * to a developer account, whose people alone are in them.
 */
@Singleton
public class TestAccounts {
    private static final Logger LOG = Logger.getLogger(TestAccounts.class);
    private static final int MOST_ENDED_AT_ONCE = 100;
    private static final int LONGEST_NAME = 100;

    private final AccountRepository accounts;
    private final UserRepository users;
    private final MembershipRepository memberships;
    private final Departures departures;
    private final PlatformCatalogue catalogue;
    private final TestAccountsConfig config;
    private final AuditTrail trail;
    private final Clock clock;

    TestAccounts(
            AccountRepository accounts,
            UserRepository users,
            MembershipRepository memberships,
            Departures departures,
            PlatformCatalogue catalogue,
            TestAccountsConfig config,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.memberships = memberships;
        this.departures = departures;
        this.catalogue = catalogue;
        this.config = config;
        this.trail = trail;
        this.clock = clock;
    }

    /** How many a developer account has at most. */
    public int most() {
        return config.most();
    }

    @Transactional
    public List<TestAccount> listOf(int developerAccountId, int readerId) {
        return accounts.ofParent(developerAccountId).stream()
                .map(account -> new TestAccount(
                        account.id,
                        account.name,
                        account.createdAt,
                        account.expiresAt,
                        memberships.isMember(account.id, readerId)))
                .toList();
    }

    /** Makes one with its maker in it, as somebody who may do everything there. */
    @Transactional
    public TestAccountOutcome create(int developerAccountId, int makerId, String name) {
        String proven = name.strip();
        var problem = proven.isEmpty()
                ? Optional.of("The test account needs a name.")
                : TextCheck.line("The name", proven, LONGEST_NAME);
        if (problem.isPresent()) {
            return new TestAccountOutcome.Refused(problem.get());
        }
        var role = everything();
        // the person first, as where one is removed; the lock of the account lets one at a time count
        if (role.isEmpty()) {
            return new TestAccountOutcome.Refused(
                    "The platform file has no role with all scopes, and a test account needs one.");
        }
        if (users.findStaying(makerId).isEmpty()
                || !accounts.lock(developerAccountId)
                || !memberships.mayChange(developerAccountId, makerId)) {
            return new TestAccountOutcome.Absent();
        }
        if (accounts.ofParent(developerAccountId).size() >= config.most()) {
            return new TestAccountOutcome.Refused(
                    "A developer account has at most " + config.most() + " test accounts. Delete one first.");
        }
        return accounts.findOpen(developerAccountId)
                .map(parent -> insert(parent, makerId, proven, role.get()))
                .orElseGet(TestAccountOutcome.Absent::new);
    }

    /** Lets a member of the developer account into one of its test accounts. */
    @Transactional
    public TestAccountOutcome join(int developerAccountId, int accountId, int userId) {
        var role = everything();
        if (role.isEmpty()
                || users.findStaying(userId).isEmpty()
                || accounts.findStayingOpen(developerAccountId).isEmpty()
                || !memberships.mayChange(developerAccountId, userId)
                || findStaying(developerAccountId, accountId).isEmpty()) {
            return new TestAccountOutcome.Absent();
        }
        var _ = memberships.insert(new MembershipId(accountId, userId), role.get(), clock.instant());
        return new TestAccountOutcome.Made(accountId);
    }

    /** The open test account of this developer account. */
    @Transactional
    public Optional<AccountSummary> find(int developerAccountId, int accountId) {
        return accounts.findOpen(accountId)
                .filter(account -> isOf(developerAccountId, account))
                .map(Account::summary);
    }

    /** The same; and it stays open until the transaction ends. After its developer account, as where somebody leaves. */
    private Optional<Account> findStaying(int developerAccountId, int accountId) {
        return accounts.findStayingOpen(accountId).filter(account -> isOf(developerAccountId, account));
    }

    private static boolean isOf(int developerAccountId, Account account) {
        return account.kind == AccountKind.TEST && account.parentId != null && account.parentId == developerAccountId;
    }

    /** Ends one for good, with what is installed in it; false when the developer account has none of this id. */
    public boolean delete(int developerAccountId, int accountId) {
        return find(developerAccountId, accountId).isPresent()
                && departures.close(accountId, true) instanceof CloseOutcome.Closed;
    }

    /** Ends those whose time is over, each in a transaction of its own. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endExpired() {
        expired().forEach(this::end);
    }

    /** The others come to their end though one cannot. */
    private void end(int accountId) {
        try {
            if (departures.close(accountId, true) instanceof CloseOutcome.Closed) {
                LOG.infof("the test account %d came to its end", accountId);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "the test account %d could not be ended, and is tried again", accountId);
        }
    }

    private List<Integer> expired() {
        return accounts.expiredBy(clock.instant(), MOST_ENDED_AT_ONCE);
    }

    private TestAccountOutcome insert(Account parent, int makerId, String name, String role) {
        var now = clock.instant();
        var all = catalogue.current().entitlements().stream()
                .map(PlatformSnapshot.Entitlement::name)
                .toList();
        int accountId = accounts.nextId();
        var account = new ProvenAccount(AccountKind.TEST, name, parent.domain, false, parent.id, all);
        if (!accounts.insert(accountId, account, now)
                || !memberships.insert(new MembershipId(accountId, makerId), role, now)) {
            throw new IllegalStateException("the next id is free");
        }
        config.ttl().ifPresent(ttl -> accounts.setExpiry(accountId, now.plus(ttl)));
        trail.record(parent.id, AuditAction.TEST_ACCOUNT_MADE, AuditSubject.of(Integer.toString(accountId), name));
        return new TestAccountOutcome.Made(accountId);
    }

    /** The first role of the platform file that may do everything. */
    private Optional<String> everything() {
        return catalogue.current().roles().stream()
                .map(PlatformSnapshot.Role::name)
                .filter(name -> catalogue.rightsOf(name).superAdmin())
                .findFirst();
    }
}
