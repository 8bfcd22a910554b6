package dev.grantway.install.policy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The policies of accounts, for whoever decides about an install. */
@Singleton
public class AccountPolicies {
    private final AccountPolicyStore store;

    AccountPolicies(AccountPolicyStore store) {
        this.store = store;
    }

    /** What holds in the account now; {@link AccountPolicy#OPEN} where its administrators never set one. */
    public AccountPolicy of(int accountId) {
        return store.find(accountId).policy();
    }

    /** The same for several accounts, by their ids; without those where none was ever set. */
    public Map<Integer, AccountPolicy> of(List<Integer> accountIds) {
        return store.find(accountIds);
    }
}
