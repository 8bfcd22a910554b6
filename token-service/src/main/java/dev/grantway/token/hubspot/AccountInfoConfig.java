package dev.grantway.token.hubspot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** What {@code /account-info} says where a consent told nothing of the account. */
@ConfigMapping(prefix = "grantway.token.account-info")
interface AccountInfoConfig {
    /** The host on which people use the product; that of {@code grantway.base-url} when it is left out. */
    Optional<String> uiDomain();

    /** Where accounts are kept. */
    @WithDefault("na1")
    String dataHostingLocation();

    /** The time zone of accounts that have none of their own. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** The currency of accounts that have none of their own, such as {@code USD}; an empty text when it is left out. */
    Optional<String> companyCurrency();
}
