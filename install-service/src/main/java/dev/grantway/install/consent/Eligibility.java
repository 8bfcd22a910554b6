package dev.grantway.install.consent;

import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.AccountAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an app can be installed: not on developer accounts, only by a person who has access to what it requires, only
 * where the account's plan includes it.
 */
@Singleton
class Eligibility {
    private final PlatformCatalog platform;

    Eligibility(PlatformCatalog platform) {
        this.platform = platform;
    }

    /** Why the account cannot be chosen, in words for the person; empty when it can. */
    List<String> hindrances(AccountAccess account, List<String> scopes) {
        if (account.isDeveloperAccount()) {
            return List.of("This is a developer account. Apps can't be installed on it: use a test account.");
        }
        var hindrances = new ArrayList<String>();
        var withoutAccess = scopes.stream()
                .filter(scope -> !account.scopes().contains(scope))
                .toList();
        if (!withoutAccess.isEmpty()) {
            hindrances.add(
                    "You don't have access to: " + titles(withoutAccess) + ". Ask an administrator of this account.");
        }
        var notInPlan =
                scopes.stream().filter(scope -> !planIncludes(account, scope)).toList();
        if (!notInPlan.isEmpty()) {
            hindrances.add("This account's plan doesn't include: " + titles(notInPlan) + ".");
        }
        return hindrances;
    }

    /** Whether an optional scope can be offered: the plan includes it and the person has access to it. */
    boolean isAvailable(AccountAccess account, String scope) {
        return account.scopes().contains(scope) && planIncludes(account, scope);
    }

    private boolean planIncludes(AccountAccess account, String scope) {
        return platform.scope(scope)
                .map(found -> found.entitlements().isEmpty()
                        || found.entitlements().stream().anyMatch(account.entitlements()::contains))
                .orElse(true);
    }

    /** With the technical name, for whoever has to grant the access. */
    private String titles(List<String> scopes) {
        return String.join(
                ", ",
                scopes.stream()
                        .map(scope -> platform.titleOf(scope) + " (" + scope + ")")
                        .distinct()
                        .toList());
    }
}
