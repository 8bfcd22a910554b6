package dev.grantway.token.hubspot;

import dev.grantway.token.grant.Identity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** HubSpot's members about an account, as of the consent. Every one is always there: strict clients want it so. */
@Singleton
class AccountInfo {
    private final AccountInfoConfig config;
    private final String uiDomain;
    private final Clock clock;

    AccountInfo(AccountInfoConfig config, @ConfigProperty(name = "grantway.base-url") URI baseUrl, Clock clock) {
        this.config = config;
        this.uiDomain = config.uiDomain().orElseGet(baseUrl::getHost);
        this.clock = clock;
    }

    Map<String, Object> of(int accountId, Identity identity) {
        var zone = Optional.ofNullable(identity.timeZone()).map(ZoneId::of).orElseGet(config::timeZone);
        var offset = zone.getRules().getOffset(clock.instant());
        var info = new LinkedHashMap<String, Object>();
        info.put("portalId", accountId);
        info.put(
                "accountType",
                typeOf(Optional.ofNullable(identity.accountKind()).orElse("")));
        info.put("timeZone", zone.getId());
        info.put(
                "companyCurrency",
                Optional.ofNullable(identity.currency())
                        .or(config::companyCurrency)
                        .orElse(""));
        info.put("additionalCurrencies", List.of());
        info.put("utcOffset", offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
        info.put("utcOffsetMilliseconds", offset.getTotalSeconds() * 1000L);
        info.put("uiDomain", uiDomain);
        info.put("dataHostingLocation", config.dataHostingLocation());
        return info;
    }

    /** HubSpot's word for a kind of account; an unknown one is a customer's. */
    private static String typeOf(String kind) {
        return switch (kind) {
            case "TEST" -> "DEVELOPER_TEST";
            case "DEVELOPER" -> "APP_DEVELOPER";
            default -> "STANDARD";
        };
    }
}
