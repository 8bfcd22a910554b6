package dev.grantway.install.policy;

import jakarta.inject.Singleton;

/** What the administrators of accounts allow. */
@Singleton
public class AccountPolicies {
    /** That of an account; {@link AccountPolicy#OPEN} where none was set. */
    public AccountPolicy of(int accountId) {
        return AccountPolicy.OPEN;
    }
}
