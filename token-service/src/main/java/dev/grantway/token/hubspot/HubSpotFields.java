package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.DeveloperAccess;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import dev.grantway.token.introspection.InspectionOutcome.OfApp;
import dev.grantway.token.introspection.InspectionOutcome.OfGrant;
import dev.grantway.token.introspection.InspectionOutcome.Refresh;
import dev.grantway.token.introspection.IntrospectionFields;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.TokenFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** HubSpot's members in answers about tokens; its clients find them at both doors. */
@Singleton
class HubSpotFields implements TokenFields, IntrospectionFields {
    private static final String ACCESS_TOKEN = "access_token";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String EXPIRES_IN = "expires_in";
    private static final String PRIVATE = "is_private_distribution";

    private final Clock clock;

    HubSpotFields(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(IssuedTokens tokens) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("scopes", tokens.scopes());
        fields.put("token_use", tokens.refreshToken().isPresent() ? ACCESS_TOKEN : CLIENT_CREDENTIALS);
        tokens.holder().ifPresent(holder -> {
            fields.put("hub_id", holder.accountId());
            holder.userId().ifPresent(user -> fields.put("user_id", user));
        });
        return fields;
    }

    @Override
    public Map<String, Object> of(OfApp token, String text) {
        var fields = info(token, text);
        fields.put("client_id", token.app().clientId());
        fields.put("app_id", token.app().appId());
        fields.put("token_type", "Bearer");
        fields.put(
                "token_use",
                switch (token) {
                    case Access _, InstallationAccess _, DeveloperAccess _ -> ACCESS_TOKEN; // however it was got
                    case Refresh _ -> "refresh_token";
                });
        fields.putAll(ofAccessToken(token));
        return fields;
    }

    /** The members of {@code GET /oauth/v1/access-tokens/{token}}. */
    Map<String, Object> accessInfo(OfApp access, String text) {
        var fields = info(access, text);
        fields.put("app_id", access.app().appId());
        fields.put("token_type", "access");
        fields.putAll(ofAccessToken(access));
        return fields;
    }

    /** The members of {@code GET /oauth/v1/refresh-tokens/{token}}. */
    Map<String, Object> refreshInfo(Refresh refresh, String text) {
        var fields = info(refresh, text);
        fields.put("client_id", refresh.app().clientId());
        fields.put("token_type", "refresh");
        return fields;
    }

    /**
     * What nobody consented to has no user; an app's own token has no account either. Clients that are generated from
     * HubSpot's specification demand them all the same: 0 and empty, which nobody's are.
     */
    private static Map<String, Object> info(OfApp token, String text) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("token", text);
        fields.put("scopes", token.scopes().scopes());
        switch (token) {
            case OfGrant of -> {
                fields.put("user", of.identity().userEmail());
                fields.put("hub_domain", of.identity().accountDomain());
                fields.put("hub_id", of.grant().accountId());
                fields.put("user_id", of.grant().userId());
            }
            case InstallationAccess of -> putNobody(fields, of.installation().accountId());
            case DeveloperAccess _ -> putNobody(fields, SignedAccessToken.NONE);
        }
        return fields;
    }

    private static void putNobody(Map<String, Object> fields, int accountId) {
        fields.put("user", "");
        fields.put("hub_domain", "");
        fields.put("hub_id", accountId);
        fields.put("user_id", SignedAccessToken.NONE);
    }

    private Map<String, Object> ofAccessToken(OfApp token) {
        return switch (token) {
            case Refresh _ -> Map.of();
            case Access access -> ofAccessToken(access.token().expiresAt(), SignedAccessToken.of(access));
            case InstallationAccess access -> ofAccessToken(access.token().expiresAt(), SignedAccessToken.of(access));
            case DeveloperAccess access -> ofAccessToken(access.token().expiresAt(), SignedAccessToken.of(access));
        };
    }

    private Map<String, Object> ofAccessToken(Instant expiresAt, SignedAccessToken signed) {
        return Map.of(
                EXPIRES_IN,
                secondsTo(expiresAt),
                PRIVATE,
                signed.isPrivateDistribution(),
                "signed_access_token",
                signed);
    }

    private long secondsTo(Instant expiresAt) {
        return Math.max(expiresAt.getEpochSecond() - clock.instant().getEpochSecond(), 0);
    }
}
