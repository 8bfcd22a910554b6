package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.grantway.install.grants.LiveGrant;
import dev.grantway.install.usage.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One installation as the API shows it, with what became of the scopes that its app asked for.
 *
 * @param scopesGranted what its live grants gave together
 * @param scopesDeclined what was offered and left out, and no other grant gave
 * @param scopesUnavailable what was asked for and could not be offered
 * @param grants the consents that it lives by, the oldest first
 * @param consentVersion the app's consent version that it was consented to last
 * @param newestConsentVersion the app's present one; absent where the app is not known any more
 * @param stillAsked what the app requires by now and it does not have
 * @param firstCallAt absent when no call was counted yet in this generation
 * @param lastUsedAt likewise
 * @param deliveries webhooks of the last seven days by day, the last one first; days that had none are left out
 * @param takenOverBy a user id: who looks after it since its installer left; absent when nobody took it over
 * @param takenOverAt absent likewise
 */
record InstallationDetail(
        @JsonUnwrapped InstallationEntry entry,
        List<String> scopesGranted,
        List<String> scopesDeclined,
        List<String> scopesUnavailable,
        List<LiveGrant> grants,
        int consentVersion,
        @Nullable Integer newestConsentVersion,
        List<String> stillAsked,
        @Nullable Instant firstCallAt,
        @Nullable Instant lastUsedAt,
        List<Usage.DayDeliveries> deliveries,
        @Nullable Integer takenOverBy,
        @Nullable Instant takenOverAt) {}
