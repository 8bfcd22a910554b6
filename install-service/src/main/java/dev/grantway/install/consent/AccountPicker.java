package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.installation.InstallationView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of a person's accounts an app can be installed on. */
@Singleton
class AccountPicker {
    private final Eligibility eligibility;
    private final InstallationView installations;

    AccountPicker(Eligibility eligibility, InstallationView installations) {
        this.eligibility = eligibility;
        this.installations = installations;
    }

    /** All of the person's accounts, in the directory's order. */
    List<AccountChoice> choices(UserAccess person, AcceptedRequest request) {
        var ids = person.accounts().stream().map(AccountAccess::accountId).toList();
        var installed = installations.accountsWith(request.app().appId(), ids);
        return person.accounts().stream()
                .map(account -> choice(account, request, installed))
                .toList();
    }

    private AccountChoice choice(AccountAccess account, AcceptedRequest request, Set<Integer> installed) {
        return new AccountChoice(
                account.accountId(),
                account.name(),
                details(account),
                eligibility.hindrances(account, request.scopes()),
                installed.contains(account.accountId()));
    }

    private static String details(AccountAccess account) {
        String kind = switch (account.kind()) {
            case "TEST" -> "Test account";
            case "DEVELOPER" -> "Developer account";
            default -> "";
        };
        return Stream.of(account.domain(), String.valueOf(account.accountId()), kind)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
