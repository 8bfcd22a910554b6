package dev.grantway.token.code;

import dev.grantway.token.grant.Identity;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a consent; any member may be missing until it is checked.
 *
 * @param flowId 16 bytes: a UUID, or base64url
 * @param hour of the flow, in hours since 1970
 * @param accountKind the account's kind; it, its time zone and its currency are absent where the directory has none
 * @param codeChallenge absent when the app sent none
 */
record CodeRequest(
        @Nullable String flowId,
        int hour,
        @Nullable String installationId,
        int generation,
        int appId,
        @Nullable String clientId,
        int accountId,
        int userId,
        @Nullable String userEmail,
        @Nullable String accountDomain,
        @Nullable String accountKind,
        @Nullable String accountTimeZone,
        @Nullable String accountCurrency,
        @Nullable List<String> scopes,
        @Nullable String redirectUri,
        @Nullable String codeChallenge) {
    private static final String S256 = "[A-Za-z0-9_-]{43}";
    private static final String INSTALLATION_ID = "[A-Za-z0-9_-]{1,64}";

    private static final String KIND = "[A-Z_]{1,40}";
    private static final String CURRENCY = "[A-Z]{3}";

    /** The consent; empty when a member is missing or malformed. */
    Optional<Consent> toConsent() {
        if (installationId == null || clientId == null || scopes == null || redirectUri == null || flowId == null) {
            return Optional.empty();
        }
        boolean wellFormed = installationId.matches(INSTALLATION_ID)
                && (codeChallenge == null || codeChallenge.matches(S256))
                && isAccountWellFormed()
                && !scopes.isEmpty()
                && generation >= 1
                && appId > 0
                && accountId > 0
                && userId > 0;
        var identity = new Identity(
                userEmail == null ? "" : userEmail,
                accountDomain == null ? "" : accountDomain,
                accountKind,
                accountTimeZone,
                accountCurrency);
        var challenge = Optional.ofNullable(codeChallenge);
        String id = installationId;
        String client = clientId;
        String uri = redirectUri;
        var granted = List.copyOf(scopes);
        return (wellFormed ? flow(flowId) : Optional.<UUID>empty())
                .map(flow -> new Consent(
                        new AuthorizationCode(flow, hour),
                        id,
                        generation,
                        appId,
                        client,
                        accountId,
                        userId,
                        identity,
                        granted,
                        uri,
                        challenge));
    }

    private boolean isAccountWellFormed() {
        return (accountKind == null || accountKind.matches(KIND))
                && (accountCurrency == null || accountCurrency.matches(CURRENCY))
                && (accountTimeZone == null || ZoneId.getAvailableZoneIds().contains(accountTimeZone));
    }

    private static Optional<UUID> flow(String text) {
        try {
            if (text.length() == 36) {
                return Optional.of(UUID.fromString(text));
            }
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            var buffer = ByteBuffer.wrap(bytes);
            return bytes.length == 16 ? Optional.of(new UUID(buffer.getLong(), buffer.getLong())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CodeRequest[app " + appId + ", account " + accountId + "]";
    }
}
