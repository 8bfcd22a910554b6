package dev.grantway.registry.bootstrap;

import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.UserDraft;
import java.util.List;

/** The content of the first-start file; each list may be left out. */
record BootstrapFile(
        List<UserDraft> users,
        List<AccountDraft> accounts,
        List<Membership> memberships,
        List<DeveloperApiKey> developerApiKeys,
        List<BootstrapApp> apps) {
    BootstrapFile {
        users = Lists.orEmpty(users);
        accounts = Lists.orEmpty(accounts);
        memberships = Lists.orEmpty(memberships);
        developerApiKeys = Lists.orEmpty(developerApiKeys);
        apps = Lists.orEmpty(apps);
    }

    /** Who is in which account. */
    record Membership(int accountId, int userId, String role) {}

    /** The key of a developer account, given instead of generated. */
    record DeveloperApiKey(int accountId, String key) {
        @Override
        public String toString() {
            return "DeveloperApiKey[accountId=" + accountId + ", key=redacted]";
        }
    }
}
