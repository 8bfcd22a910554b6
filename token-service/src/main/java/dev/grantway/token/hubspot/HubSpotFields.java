package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.OfGrant;
import dev.grantway.token.introspection.InspectionOutcome.Refresh;
import dev.grantway.token.introspection.IntrospectionFields;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.TokenFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** HubSpot's members in answers about tokens; its clients find them at both doors. */
@Singleton
class HubSpotFields implements TokenFields, IntrospectionFields {
    private final Clock clock;

    HubSpotFields(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(IssuedTokens tokens) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("scopes", tokens.scopes());
        fields.put("token_use", tokens.holder().isPresent() ? "access_token" : "client_credentials");
        tokens.holder().ifPresent(holder -> {
            fields.put("hub_id", holder.accountId());
            fields.put("user_id", holder.userId());
        });
        return fields;
    }

    @Override
    public Map<String, Object> of(OfGrant token, String text) {
        var fields = info(token, text);
        fields.put("client_id", token.app().clientId());
        fields.put("app_id", token.app().appId());
        fields.put("token_type", "Bearer");
        switch (token) {
            case Access access -> {
                fields.put("token_use", "access_token");
                fields.putAll(ofAppToken(access));
            }
            case Refresh _ -> fields.put("token_use", "refresh_token");
        }
        return fields;
    }

    /** The members of {@code GET /oauth/v1/access-tokens/{token}}. */
    Map<String, Object> accessInfo(Access access, String text) {
        var fields = info(access, text);
        fields.put("app_id", access.app().appId());
        fields.put("token_type", "access");
        fields.putAll(ofAppToken(access));
        return fields;
    }

    /** The members of {@code GET /oauth/v1/refresh-tokens/{token}}. */
    Map<String, Object> refreshInfo(Refresh refresh, String text) {
        var fields = info(refresh, text);
        fields.put("client_id", refresh.app().clientId());
        fields.put("token_type", "refresh");
        return fields;
    }

    private static Map<String, Object> info(OfGrant token, String text) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("token", text);
        fields.put("user", token.identity().userEmail());
        fields.put("hub_domain", token.identity().accountDomain());
        fields.put("scopes", token.scopes().scopes());
        fields.put("hub_id", token.grant().accountId());
        fields.put("user_id", token.grant().userId());
        return fields;
    }

    private Map<String, Object> ofAppToken(Access access) {
        long left =
                access.token().expiresAt().getEpochSecond() - clock.instant().getEpochSecond();
        return Map.of(
                "expires_in", Math.max(left, 0),
                "is_private_distribution", false,
                "signed_access_token", SignedAccessToken.of(access));
    }
}
