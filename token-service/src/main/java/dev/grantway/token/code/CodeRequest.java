package dev.grantway.token.code;

import static java.util.Objects.requireNonNull;

import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.token.grant.GrantMode;
import dev.grantway.token.grant.Identity;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a consent; any member may be missing until it is checked.
 *
 * @param flowId 16 bytes: a UUID, or base64url
 * @param hour of the flow, in hours since 1970
 * @param accountKind the account's kind; it, its time zone and its currency are absent where the directory has none
 * @param mode {@code ACCOUNT} or {@code USER}; absent for the first
 * @param consentedAt when the directory was asked for the person's membership; absent for now
 * @param codeChallenge absent when the app sent none
 */
record CodeRequest(
        @Nullable String flowId,
        @Nullable Integer hour,
        @Nullable String installationId,
        @Nullable Integer generation,
        @Nullable Integer appId,
        @Nullable String clientId,
        @Nullable Integer accountId,
        @Nullable Integer userId,
        @Nullable String mode,
        @Nullable Instant consentedAt,
        @Nullable String userEmail,
        @Nullable String accountDomain,
        @Nullable String accountKind,
        @Nullable String accountTimeZone,
        @Nullable String accountCurrency,
        @Nullable List<@Nullable String> scopes,
        @Nullable String redirectUri,
        @Nullable String codeChallenge) {
    private static final String S256 = "[A-Za-z0-9_-]{43}";
    private static final String INSTALLATION_ID = "[A-Za-z0-9_-]{1,64}";
    private static final String MODE = "ACCOUNT|USER";
    private static final String KIND = "[A-Z_]{1,40}";
    private static final String CURRENCY = "[A-Z]{3}";

    /** What is wrong with its members; empty when nothing is. */
    List<FieldError> errors() {
        return Stream.of(
                        unless(
                                flowId != null && flow(flowId).isPresent(),
                                "flowId",
                                "16 bytes, as a UUID or as base64url"),
                        unless(hour != null, "hour", "the hour of the flow, in hours since 1970"),
                        unless(
                                matches(installationId, INSTALLATION_ID),
                                "installationId",
                                "1 to 64 of A-Z a-z 0-9 _ -"),
                        unless(isPositive(generation), "generation", "a number from 1"),
                        unless(isPositive(appId), "appId", "a number from 1"),
                        unless(clientId != null, "clientId", "the app's client id"),
                        unless(isPositive(accountId), "accountId", "a number from 1"),
                        unless(isPositive(userId), "userId", "a number from 1"),
                        unless(mode == null || matches(mode, MODE), "mode", "absent, or ACCOUNT or USER"),
                        unless(accountKind == null || matches(accountKind, KIND), "accountKind", "absent, or a word"),
                        unless(isTimeZone(accountTimeZone), "accountTimeZone", "absent, or a name of the IANA"),
                        unless(
                                accountCurrency == null || matches(accountCurrency, CURRENCY),
                                "accountCurrency",
                                "absent, or three letters"),
                        unless(areNamed(scopes), "scopes", "a list of one name or more"),
                        unless(redirectUri != null, "redirectUri", "where the code goes"),
                        unless(
                                codeChallenge == null || matches(codeChallenge, S256),
                                "codeChallenge",
                                "absent, or S256 in base64url"))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The consent.
     *
     * @throws NullPointerException when {@link #errors} is not empty
     */
    Consent toConsent() {
        var identity = new Identity(
                userEmail == null ? "" : userEmail,
                accountDomain == null ? "" : accountDomain,
                accountKind,
                accountTimeZone,
                accountCurrency);
        return new Consent(
                new AuthorizationCode(flow(requireNonNull(flowId)).orElseThrow(), requireNonNull(hour)),
                requireNonNull(installationId),
                requireNonNull(generation),
                requireNonNull(appId),
                requireNonNull(clientId),
                requireNonNull(accountId),
                requireNonNull(userId),
                mode == null ? GrantMode.ACCOUNT : GrantMode.valueOf(mode),
                Optional.ofNullable(consentedAt),
                identity,
                requireNonNull(scopes).stream().map(Objects::requireNonNull).toList(),
                requireNonNull(redirectUri),
                Optional.ofNullable(codeChallenge));
    }

    private static Optional<FieldError> unless(boolean good, String field, String wanted) {
        return good ? Optional.empty() : Optional.of(new FieldError(field, field + " has to be " + wanted + "."));
    }

    private static boolean matches(@Nullable String text, String pattern) {
        return text != null && text.matches(pattern);
    }

    private static boolean isPositive(@Nullable Integer number) {
        return number != null && number > 0;
    }

    private static boolean isTimeZone(@Nullable String zone) {
        return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
    }

    private static boolean areNamed(@Nullable List<@Nullable String> names) {
        return names != null && !names.isEmpty() && names.stream().noneMatch(Objects::isNull);
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
