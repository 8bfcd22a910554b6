package dev.grantway.registry.directory;

import jakarta.inject.Singleton;
import java.util.Optional;

/** A developer account does not close over test accounts that nobody could get at any more. */
@Singleton
class TestAccountsOfDeveloper implements AccountEnding {
    private final AccountRepository accounts;

    TestAccountsOfDeveloper(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        int count = accounts.ofParent(accountId).size();
        return count == 0
                ? Optional.empty()
                : Optional.of("The account has " + count + (count == 1 ? " test account" : " test accounts")
                        + ". Close them first.");
    }

    @Override
    public void end(int accountId) {
        // there are none
    }
}
