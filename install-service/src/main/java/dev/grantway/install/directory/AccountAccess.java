package dev.grantway.install.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do in one account.
 *
 * @param kind {@code STANDARD}, {@code DEVELOPER} or {@code TEST}
 * @param parent the developer account that a test account belongs to; absent for others
 * @param entitlements what the account's plan includes
 * @param scopes what the person has access to there
 * @param superAdmin whether the person has access to everything there, and so answers for the account
 * @param mayInstall whether the person may install apps that the account does not have yet
 */
public record AccountAccess(
        int accountId,
        String name,
        @Nullable String domain,
        String kind,
        @Nullable Integer parent,
        List<String> entitlements,
        String role,
        List<String> scopes,
        boolean superAdmin,
        boolean mayInstall) {
    public AccountAccess {
        entitlements = List.copyOf(entitlements);
        scopes = List.copyOf(scopes);
    }

    /** Apps are made there, and none is installed. */
    public boolean isDeveloperAccount() {
        return kind.equals("DEVELOPER");
    }
}
