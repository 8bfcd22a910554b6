package dev.grantway.install.directory;

import java.util.List;
import java.util.Optional;

/**
 * Who a person is and what they may do, as of now.
 *
 * @param sessionLive whether the session that they came with still stands
 */
public record UserAccess(boolean sessionLive, Person user, List<AccountAccess> accounts) {
    public UserAccess {
        accounts = List.copyOf(accounts);
    }

    /** Empty when the person is no member of the account, or there is no such account. */
    public Optional<AccountAccess> account(int accountId) {
        return accounts.stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }
}
