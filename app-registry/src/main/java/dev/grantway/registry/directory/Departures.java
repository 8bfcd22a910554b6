package dev.grantway.registry.directory;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The end of accounts and of people: their memberships end with them, and the other services are told. */
@Singleton
public class Departures {
    private final AccountRepository accounts;
    private final UserRepository users;
    private final Memberships memberships;
    private final Sessions sessions;
    private final DirectoryEvents events;
    private final List<AccountEnding> endings;
    private final List<PersonEnding> personEndings;
    private final AuditTrail trail;
    private final Clock clock;

    Departures(
            AccountRepository accounts,
            UserRepository users,
            Memberships memberships,
            Sessions sessions,
            DirectoryEvents events,
            @All List<AccountEnding> endings,
            @All List<PersonEnding> personEndings,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.memberships = memberships;
        this.sessions = sessions;
        this.events = events;
        this.endings = endings;
        this.personEndings = personEndings;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Closes an account for good: nobody is in it any more.
     *
     * @param erase whether its name and domain are forgotten, too; may be asked for later
     */
    @Transactional
    public CloseOutcome close(int accountId, boolean erase) {
        if (!accounts.lock(accountId)) {
            return new CloseOutcome.Absent();
        }
        var obstacle = endings.stream()
                .flatMap(ending -> ending.obstacle(accountId).stream())
                .findFirst();
        if (obstacle.isPresent()) {
            return new CloseOutcome.Refused(obstacle.get());
        }
        var now = clock.instant();
        var testAccount = accounts.findOpen(accountId).filter(account -> account.kind == AccountKind.TEST);
        testAccount.ifPresent(this::recordEnd);
        if (!accounts.close(accountId, erase, now)) {
            return new CloseOutcome.Absent();
        }
        endings.forEach(ending -> ending.end(accountId));
        memberships.endAllOf(accountId);
        events.accountClosed(accountId, erase, now);
        return new CloseOutcome.Closed();
    }

    private void recordEnd(Account testAccount) {
        if (testAccount.parentId != null) {
            trail.record(
                    testAccount.parentId,
                    AuditAction.TEST_ACCOUNT_ENDED,
                    AuditSubject.of(Integer.toString(testAccount.id), testAccount.name));
        }
    }

    /** Removes a person for good: they are signed out everywhere, and what is known of them is forgotten. False when absent. */
    @Transactional
    public boolean remove(int userId) {
        var now = clock.instant();
        if (!users.remove(userId, now)) {
            return false;
        }
        sessions.endAll(userId);
        memberships.endAllOfUser(userId);
        personEndings.forEach(ending -> ending.end(userId));
        trail.forgetAddressesOf(userId);
        events.userRemoved(userId, now);
        return true;
    }
}
