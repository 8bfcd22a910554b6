package dev.grantway.install.picker;

import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.decision.InstallDecision;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.PresentInstallation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account as the person may choose it.
 *
 * @param details its domain, id and kind
 * @param open whether it can be chosen: where an administrator's word is all that is missing, they can be asked
 * @param reasons why it cannot be chosen, or whom to ask first; empty where nothing is in the way
 * @param mark that the app is installed there already, and in which version; empty where it is not
 */
public record AccountChoice(
        int accountId, String name, String details, boolean open, List<String> reasons, String mark) {
    private static final int MOST_REASONS = 3;

    public AccountChoice {
        reasons = List.copyOf(reasons);
    }

    static AccountChoice of(AccountAccess account, InstallDecision decision) {
        return new AccountChoice(
                account.accountId(),
                account.name(),
                details(account),
                switch (decision) {
                    case Installable _ -> true;
                    case Hindered hindered -> hindered.lacksOnlyTheRightToInstall();
                },
                switch (decision) {
                    case Installable _ -> List.of();
                    case Hindered hindered -> reasons(hindered);
                },
                mark(decision.present()));
    }

    private static String mark(PresentInstallation present) {
        if (!present.isInstalled()) {
            return "";
        }
        String version = present.appVersion();
        return version.isEmpty() ? "already installed" : "already installed, v" + version;
    }

    private static List<String> reasons(Hindered hindered) {
        if (hindered.lacksOnlyTheRightToInstall()) {
            return List.of("You may not install it there yourself, but you can ask an admin.");
        }
        var all = hindered.hindrances();
        int more = all.size() - MOST_REASONS;
        var first = all.stream().limit(MOST_REASONS).map(AccountChoice::sentence);
        return Stream.concat(first, more > 0 ? Stream.of("And " + more + " more.") : Stream.empty())
                .toList();
    }

    private static String sentence(Hindrance hindrance) {
        return hindrance.cause() + " " + hindrance.remedy();
    }

    private static String details(AccountAccess account) {
        String kind = switch (account.kind()) {
            case "TEST" -> "Test account";
            case "DEVELOPER" -> "Developer account";
            default -> "Standard account";
        };
        return Stream.of(account.domain(), String.valueOf(account.accountId()), kind)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
