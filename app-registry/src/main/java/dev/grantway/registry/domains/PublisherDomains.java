package dev.grantway.registry.domains;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.checks.DomainCheck;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** The domains that developer accounts claim, and the looks into the DNS that decide. */
@Singleton
public class PublisherDomains {
    private static final Logger LOG = Logger.getLogger(PublisherDomains.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int LOOKS_AT_ONCE = 4;
    private static final int TOLD_AT_ONCE = 100;
    private static final int CHALLENGE_BYTES = 16;

    /** Each holds a thread of the pod for as long as a stranger's servers say nothing. */
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);

    private final SecureRandom random = new SecureRandom();
    private final PublisherDomainStore store;
    private final TxtRecords dns;
    private final DomainRules rules;
    private final DomainNotices notices;
    private final DomainListener listener;
    private final AuditTrail trail;
    private final Clock clock;

    PublisherDomains(
            PublisherDomainStore store,
            TxtRecords dns,
            DomainRules rules,
            DomainNotices notices,
            DomainListener listener,
            AuditTrail trail,
            Clock clock) {
        this.store = store;
        this.dns = dns;
        this.rules = rules;
        this.notices = notices;
        this.listener = listener;
        this.trail = trail;
        this.clock = clock;
    }

    public Optional<DomainClaim> find(int accountId) {
        return inTransaction(() -> store.find(accountId));
    }

    /** Says that the domain is the account's, in the place of another; it counts once the DNS says so too. */
    public ClaimOutcome claim(int accountId, String typed) {
        var domain = DomainCheck.read(typed);
        if (domain.isEmpty()) {
            return new ClaimOutcome.Refused(DomainCheck.problem(typed));
        }
        var now = clock.instant();
        var claim = inTransaction(() -> {
            boolean another = store.find(accountId)
                    .filter(before -> before.domain().equals(domain.get()))
                    .isEmpty();
            store.claim(DomainClaim.begin(accountId, domain.get(), challenge(), now), now);
            var stored = store.find(accountId);
            if (another && stored.isPresent()) {
                record(accountId, AuditAction.DOMAIN_CLAIMED, domain.get());
            }
            return stored;
        });
        tell(accountId);
        return claim.<ClaimOutcome>map(ClaimOutcome.Stands::new)
                .orElseGet(() -> new ClaimOutcome.Refused("The developer account is closed."));
    }

    /** Looks now, unless somebody just did. */
    public ClaimOutcome look(int accountId) {
        if (!looks.tryAcquire()) {
            return new ClaimOutcome.Refused("Many are looking at this moment. Wait ten seconds.");
        }
        try {
            return lookUnlessJustDone(accountId);
        } finally {
            looks.release();
        }
    }

    private ClaimOutcome lookUnlessJustDone(int accountId) {
        var now = clock.instant();
        return inTransaction(() -> store.mayLook(accountId, now, now.minus(BETWEEN_LOOKS)))
                .map(this::look)
                .<ClaimOutcome>map(ClaimOutcome.Stands::new)
                .orElseGet(() -> new ClaimOutcome.Refused("Somebody looked a moment ago. Wait ten seconds."));
    }

    /** Forgets the account's domain. */
    public void remove(int accountId) {
        inTransaction(() -> {
            var before = store.find(accountId);
            boolean forgotten = store.forget(accountId);
            before.ifPresent(claim -> record(accountId, AuditAction.DOMAIN_REMOVED, claim.domain()));
            return forgotten;
        });
        tell(accountId);
    }

    /** Looks at all that are due, one at a time; other pods take others. */
    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtDue() {
        var due = nextDue();
        while (due.isPresent()) {
            var _ = look(due.get());
            due = nextDue();
        }
        inTransaction(() -> store.untold(TOLD_AT_ONCE)).forEach(this::tell);
    }

    private Optional<DomainClaim> nextDue() {
        var now = clock.instant();
        return inTransaction(() -> store.nextDue(now, now.plus(LEASE)));
    }

    private DomainClaim look(DomainClaim claim) {
        var found = dns.find(claim.recordName()); // outside of any transaction: it may take seconds
        var looked = rules.after(claim, found, clock.instant());
        inTransaction(() -> {
            boolean saved = store.save(claim, looked.claim(), looked.nextLookAt());
            if (saved && claim.isVerified() && !looked.claim().isVerified()) {
                notices.withdrawn(looked.claim());
                record(claim.accountId(), AuditAction.DOMAIN_LOST, claim.domain());
            }
            if (saved && !claim.isVerified() && looked.claim().isVerified()) {
                record(claim.accountId(), AuditAction.DOMAIN_VERIFIED, claim.domain());
            }
            return saved;
        });
        tell(claim.accountId());
        return find(claim.accountId()).orElse(looked.claim());
    }

    /**
     * Tells what has not been told: a process that died between a change and this leaves it to the next turn. So does a
     * failure, which is nobody else's, and not that of a change that is saved.
     */
    private void tell(int accountId) {
        try {
            if (inTransaction(() -> store.isUntold(accountId))) {
                Optional<Instant> verifiedAt = find(accountId).flatMap(DomainClaim::verifiedAt);
                listener.domainChanged(accountId);
                inTransaction(() -> {
                    store.told(accountId, verifiedAt);
                    return accountId;
                });
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "the domain of account %d could not be told, and is told later", accountId);
        }
    }

    private void record(int accountId, AuditAction action, String domain) {
        trail.record(accountId, action, AuditSubject.of(domain, domain));
    }

    private String challenge() {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
