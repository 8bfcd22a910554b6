package dev.grantway.install.tokens;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consent for which a code is wanted. Its components are the JSON.
 *
 * @param flowId the idempotency key: the same consent asked again gives the same code
 * @param hour hours since 1970 of the consent form
 * @param installationId what to call the installation if this opens it for the first time
 * @param generation which generation the consent is for
 * @param userEmail sealed with the grant, for token information
 * @param accountDomain likewise; absent for an account without one
 * @param accountKind likewise, for what the app may ask of its account
 * @param mode {@code ACCOUNT} or {@code USER}: for whom the app acts
 * @param consentedAt when the person was known to be a member; absent for now
 * @param codeChallenge of method S256; absent when the app sent none
 */
public record CodeRequest(
        String flowId,
        long hour,
        String installationId,
        int generation,
        int appId,
        String clientId,
        int accountId,
        int userId,
        String userEmail,
        @Nullable String accountDomain,
        String accountKind,
        String mode,
        @Nullable Instant consentedAt,
        List<String> scopes,
        String redirectUri,
        @Nullable String codeChallenge) {
    @Override
    public String toString() {
        return "CodeRequest[" + installationId + ", generation " + generation + "]";
    }
}
