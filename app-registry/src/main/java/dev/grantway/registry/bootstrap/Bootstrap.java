package dev.grantway.registry.bootstrap;

import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.directory.MembershipDraft;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Users;
import dev.grantway.registry.keys.DeveloperApiKeys;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Applies a first-start file in one transaction: all of it, or a message and nothing. What exists is left alone.
 */
@Singleton
class Bootstrap {
    private final Users users;
    private final Accounts accounts;
    private final Memberships memberships;
    private final DeveloperApiKeys keys;
    private final Apps apps;
    private final BootstrapRuns runs;

    Bootstrap(
            Users users,
            Accounts accounts,
            Memberships memberships,
            DeveloperApiKeys keys,
            Apps apps,
            BootstrapRuns runs) {
        this.users = users;
        this.accounts = accounts;
        this.memberships = memberships;
        this.keys = keys;
        this.apps = apps;
        this.runs = runs;
    }

    /**
     * Applies the file unless the same content was applied before.
     *
     * @return whether it was applied now
     * @throws BootstrapException when an entry of it cannot be
     */
    @Transactional
    boolean apply(BootstrapFile file, String contentHash) {
        if (!runs.begin(contentHash)) {
            return false;
        }
        each("users", file.users(), users::create);
        each("accounts", parentsFirst(file.accounts()), accounts::create);
        each("memberships", file.memberships(), this::create);
        file.developerApiKeys().forEach(this::importKey);
        file.apps().forEach(this::importApp);
        return true;
    }

    private void importKey(BootstrapFile.DeveloperApiKey key) {
        demandDeveloperAccount(key.accountId(), key);
        keys.importKey(key.accountId(), key.key());
    }

    private void importApp(BootstrapApp app) {
        demandDeveloperAccount(app.developerAccountId(), app);
        app.gap().ifPresent(gap -> refuse(app + " " + gap));
        try {
            apps.importApp(app.toImport());
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void demandDeveloperAccount(int accountId, Object entry) {
        boolean developer = accounts.find(accountId)
                .filter(account -> account.kind() == AccountKind.DEVELOPER)
                .isPresent();
        if (!developer) {
            refuse(entry + ": " + accountId + " is no developer account");
        }
    }

    private EntryOutcome<?> create(BootstrapFile.Membership membership) {
        return memberships.create(membership.accountId(), new MembershipDraft(membership.userId(), membership.role()));
    }

    private static List<AccountDraft> parentsFirst(List<AccountDraft> drafts) {
        return drafts.stream()
                .sorted(Comparator.comparing(draft -> draft.parent() != null))
                .toList();
    }

    private static <T> void each(String list, List<T> entries, Function<T, EntryOutcome<?>> create) {
        for (int i = 0; i < entries.size(); i++) {
            if (create.apply(entries.get(i)) instanceof EntryOutcome.Invalid<?>(var problems)) {
                refuse(list + "[" + i + "] " + problems);
            }
        }
    }

    private static void refuse(String reason) {
        throw new BootstrapException("cannot be applied: " + reason);
    }
}
