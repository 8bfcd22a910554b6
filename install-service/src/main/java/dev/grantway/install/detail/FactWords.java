package dev.grantway.install.detail;

import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallReauthorized;
import dev.grantway.contracts.events.InstallRequested;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallTakenOver;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.install.timeline.Fact;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in plain words what happened. */
final class FactWords {
    private static final Map<String, String> KNOWN = Map.of(
            InstallRequested.TYPE, "An administrator was asked for it",
            InstallAuthorized.TYPE, "Access was granted",
            InstallCompleted.TYPE, "Installed: the app connected for the first time",
            InstallReauthorized.TYPE, "Access was renewed",
            InstallScopesChanged.TYPE, "Permissions changed",
            InstallNeedsReauthorization.TYPE, "Access ended, and the app has to be connected again",
            InstallTakenOver.TYPE, "Taken over, because who installed it had left",
            InstallUninstalled.TYPE, "Uninstalled");

    private static final Map<String, String> REASONS = Map.of(
            "REVOKED_BY_APP", "the app gave its tokens back",
            "CODE_REPLAYED", "a one-time code came twice, so its tokens were ended for safety",
            "REFRESH_TOKEN_REUSED", "an old token came back, so all were ended for safety",
            "MEMBERSHIP_ENDED", "the app acted as a person who has left the account",
            "BY_OPERATOR", "by those who run the platform",
            "APP_DISABLED", "the app was disabled, by its developer or by those who run the platform",
            "APP_ENABLED", "the app was enabled again",
            "APP_DELETED", "the app was deleted",
            "ACCOUNT_CLOSED", "the account was closed");

    /** What a member of the account did says who did it already. */
    private static final String BY_USER = "BY_USER";

    private static final Pattern TYPE = Pattern.compile(".*\\.([a-z_]+)\\.v\\d+");

    private FactWords() {}

    static String of(Fact fact) {
        String text = KNOWN.getOrDefault(fact.type(), unknown(fact.type()));
        String reason = fact.reason() == null || fact.reason().equals(BY_USER) ? "" : reason(fact.reason());
        return reason.isEmpty() ? text : text + ": " + reason;
    }

    /** A kind of fact that came later is called by its type's last word. */
    private static String unknown(String type) {
        var word = TYPE.matcher(type);
        String text = word.matches() ? word.group(1) : type;
        return words(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    private static String reason(String reason) {
        return REASONS.getOrDefault(reason, words(reason.toLowerCase(Locale.ROOT)));
    }

    private static String words(String text) {
        return text.replace('_', ' ');
    }
}
