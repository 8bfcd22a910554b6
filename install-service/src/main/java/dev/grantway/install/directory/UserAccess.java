package dev.grantway.install.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is and what they may do, as of now.
 *
 * @param asOf when the directory was asked, by its own clock; absent where it does not say
 * @param sessionLive whether the session that they came with still stands
 */
public record UserAccess(@Nullable Instant asOf, boolean sessionLive, Person user, List<AccountAccess> accounts) {
    public UserAccess {
        accounts = List.copyOf(accounts);
    }

    /** Of no known time. */
    public UserAccess(boolean sessionLive, Person user, List<AccountAccess> accounts) {
        this(null, sessionLive, user, accounts);
    }

    /** Empty when the person is no member of the account, or there is no such account. */
    public Optional<AccountAccess> account(int accountId) {
        return accounts.stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }
}
