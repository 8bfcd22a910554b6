package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.grantway.install.grants.LiveGrant;
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
 * @param firstCallAt absent when no call was counted yet
 * @param lastUsedAt likewise
 * @param takenOverBy a user id: who looks after it since its installer left; absent when nobody took it over
 * @param takenOverAt absent likewise
 */
record InstallationDetail(
        @JsonUnwrapped InstallationEntry entry,
        List<String> scopesGranted,
        List<String> scopesDeclined,
        List<String> scopesUnavailable,
        List<LiveGrant> grants,
        @Nullable Instant firstCallAt,
        @Nullable Instant lastUsedAt,
        @Nullable Integer takenOverBy,
        @Nullable Instant takenOverAt) {}
