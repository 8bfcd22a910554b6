package dev.grantway.install.decision;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.installation.PresentInstallation;
import dev.grantway.install.policy.AccountPolicy;
import dev.grantway.install.settings.UnverifiedApps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that the decision depends on, beside the product's words.
 *
 * @param account what the person may do there
 * @param unverifiedApps the operator's rule for the whole site
 * @param approved the scopes that an administrator agreed to for this person; empty when none did
 */
record InstallQuestion(
        AcceptedRequest request,
        Person person,
        AccountAccess account,
        AccountPolicy policy,
        PresentInstallation present,
        UnverifiedApps unverifiedApps,
        Optional<Set<String>> approved) {
    InstallQuestion {
        approved = approved.map(Set::copyOf);
    }

    /** Whether the person may bring new apps and scopes into the account without asking anyone. */
    static boolean mayInstall(AccountAccess account, AccountPolicy policy) {
        return account.superAdmin() || (account.mayInstall() && !policy.superAdminsOnly());
    }

    boolean mayInstall() {
        return mayInstall(account, policy);
    }

    boolean isPublisherVerified() {
        return request.app().hasVerifiedPublisher();
    }

    /** Whether the developer lets the account have the app; in their own test accounts they try it before anyone else. */
    boolean isOpenToAccount() {
        var app = request.app();
        return app.distributionOrUnlisted().admits(account.accountId())
                || Objects.equals(account.parent(), app.developerAccountId());
    }

    /** Whether the person may give the app this scope, as far as the right to install goes. */
    boolean mayBringIn(String scope) {
        return mayInstall()
                || !present.lacks(scope)
                || approved.filter(scopes -> scopes.contains(scope)).isPresent();
    }

    /** What is asked beside the required scopes, in the order asked. */
    List<String> optionalScopes() {
        return request.optionalScopes().stream()
                .filter(scope -> !request.scopes().contains(scope))
                .toList();
    }
}
