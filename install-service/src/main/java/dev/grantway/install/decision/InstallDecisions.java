package dev.grantway.install.decision;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.installation.PresentInstallation;
import dev.grantway.install.installation.PresentInstallations;
import dev.grantway.install.policy.AccountPolicies;
import dev.grantway.install.policy.AccountPolicy;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.install.settings.UnverifiedApps;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides, from how things stand at this moment. */
@Singleton
public class InstallDecisions {
    private final PresentInstallations installations;
    private final AccountPolicies policies;
    private final AdminApprovals approvals;
    private final PlatformCatalog platform;
    private final UnverifiedApps unverifiedApps;

    InstallDecisions(
            PresentInstallations installations,
            AccountPolicies policies,
            AdminApprovals approvals,
            PlatformCatalog platform,
            InstallConfig config) {
        this.installations = installations;
        this.policies = policies;
        this.approvals = approvals;
        this.platform = platform;
        this.unverifiedApps = config.unverifiedApps();
    }

    /** Whether the person may install the app in the account, with what is asked. */
    public InstallDecision decide(AcceptedRequest request, Person person, AccountAccess account) {
        return decide(request, person, List.of(account)).getFirst();
    }

    /** The same for several accounts, in their order. */
    public List<InstallDecision> decide(AcceptedRequest request, Person person, List<AccountAccess> accounts) {
        var words = new PlatformWords(platform.find());
        var ids = accounts.stream().map(AccountAccess::accountId).toList();
        var present = installations.find(request.app().appId(), ids, person.userId());
        return accounts.stream()
                .map(account -> question(
                        request, person, account, present.getOrDefault(account.accountId(), PresentInstallation.NONE)))
                .map(question -> InstallRules.decide(question, words))
                .toList();
    }

    private InstallQuestion question(
            AcceptedRequest request, Person person, AccountAccess account, PresentInstallation present) {
        var policy = policies.of(account.accountId());
        return new InstallQuestion(
                request, person, account, policy, present, unverifiedApps, approved(request, person, account, policy));
    }

    private Optional<Set<String>> approved(
            AcceptedRequest request, Person person, AccountAccess account, AccountPolicy policy) {
        return InstallQuestion.mayInstall(account, policy)
                ? Optional.empty()
                : approvals.find(request.app().appId(), account.accountId(), person.userId());
    }
}
