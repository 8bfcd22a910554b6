package dev.grantway.registry.directory;

import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Tells the other services who is gone, in the transaction that ended it. The row of the key is locked. */
@Singleton
class DirectoryEvents {
    private final AccountRepository accounts;
    private final Outbox outbox;

    DirectoryEvents(AccountRepository accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    void membershipEnded(int accountId, int userId, Instant at) {
        outbox.append(new MembershipEnded(accountId, accounts.nextEvent(accountId, at), userId, at));
    }

    void accountClosed(int accountId, boolean erase, Instant at) {
        outbox.append(new AccountClosed(accountId, accounts.nextEvent(accountId, at), erase, at));
    }

    /** Once in a person's life, so that its time is sequence enough. */
    void userRemoved(int userId, Instant at) {
        outbox.append(new UserRemoved(userId, at.toEpochMilli(), at));
    }
}
