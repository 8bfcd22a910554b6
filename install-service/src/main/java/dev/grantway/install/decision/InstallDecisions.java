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
import java.util.Map;
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
        var standing = standing(request, person, accounts);
        return accounts.stream()
                .map(account -> InstallRules.decide(standing.question(request, person, account), words))
                .toList();
    }

    /** Each table is asked once, however many accounts there are. */
    private Standing standing(AcceptedRequest request, Person person, List<AccountAccess> accounts) {
        var ids = accounts.stream().map(AccountAccess::accountId).toList();
        int appId = request.app().appId();
        return new Standing(
                installations.find(appId, ids, person.userId()),
                policies.of(ids),
                approvals.find(appId, ids, person.userId()),
                unverifiedApps);
    }

    /** What is known of several accounts, by their ids. */
    private record Standing(
            Map<Integer, PresentInstallation> installations,
            Map<Integer, AccountPolicy> policies,
            Map<Integer, Set<String>> approvals,
            UnverifiedApps unverifiedApps) {

        InstallQuestion question(AcceptedRequest request, Person person, AccountAccess account) {
            int id = account.accountId();
            var policy = policies.getOrDefault(id, AccountPolicy.OPEN);
            return new InstallQuestion(
                    request,
                    person,
                    account,
                    policy,
                    installations.getOrDefault(id, PresentInstallation.NONE),
                    unverifiedApps,
                    InstallQuestion.mayInstall(account, policy)
                            ? Optional.empty()
                            : Optional.ofNullable(approvals.get(id)));
        }
    }
}
