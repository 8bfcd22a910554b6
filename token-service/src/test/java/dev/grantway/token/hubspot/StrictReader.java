package dev.grantway.token.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What a client generated from HubSpot's specification demands: each required member, of its type, and not null. */
final class StrictReader {
    static final Map<String, Class<?>> ACCESS_TOKEN = Map.ofEntries(
            Map.entry("active", Boolean.class),
            Map.entry("app_id", Integer.class),
            Map.entry("client_id", String.class),
            Map.entry("expires_in", Integer.class),
            Map.entry("hub_id", Integer.class),
            Map.entry("hub_domain", String.class),
            Map.entry("is_private_distribution", Boolean.class),
            Map.entry("scopes", List.class),
            Map.entry("signed_access_token", Map.class),
            Map.entry("token", String.class),
            Map.entry("token_type", String.class),
            Map.entry("token_use", String.class),
            Map.entry("user", String.class),
            Map.entry("user_id", Integer.class));
    static final Map<String, Class<?>> REFRESH_TOKEN = Map.of(
            "active", Boolean.class,
            "app_id", Integer.class,
            "client_id", String.class,
            "hub_id", Integer.class,
            "scopes", List.class,
            "token", String.class,
            "token_type", String.class,
            "token_use", String.class,
            "user_id", Integer.class);
    static final Map<String, Class<?>> SIGNED_ACCESS_TOKEN = Map.ofEntries(
            Map.entry("appId", Integer.class),
            Map.entry("appInstallId", String.class),
            Map.entry("audience", String.class),
            Map.entry("expiresAt", Long.class),
            Map.entry("hubId", Integer.class),
            Map.entry("hublet", String.class),
            Map.entry("installingUserId", Integer.class),
            Map.entry("isPrivateDistribution", Boolean.class),
            Map.entry("isServiceAccount", Boolean.class),
            Map.entry("isUserLevel", Boolean.class),
            Map.entry("newSignature", String.class),
            Map.entry("scopeToScopeGroupPks", String.class),
            Map.entry("scopes", String.class),
            Map.entry("signature", String.class),
            Map.entry("trialScopeToScopeGroupPks", String.class),
            Map.entry("trialScopes", String.class),
            Map.entry("userId", Integer.class));
    static final Map<String, Class<?>> ACCOUNT = Map.of(
            "portalId", Integer.class,
            "accountType", String.class,
            "timeZone", String.class,
            "companyCurrency", String.class,
            "additionalCurrencies", List.class,
            "utcOffset", String.class,
            "utcOffsetMilliseconds", Integer.class,
            "uiDomain", String.class,
            "dataHostingLocation", String.class);

    private StrictReader() {}

    static void read(Map<String, ?> members, Map<String, Class<?>> required) {
        required.forEach((name, type) -> assertThat(members.get(name)).as(name).isInstanceOf(type));
    }
}
