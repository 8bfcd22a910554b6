package dev.grantway.token.introspection;

import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose an access token is: what another service needs to do an app's bidding. Nobody's identity is unsealed for it. */
@Singleton
class TokenInstallations {
    private final AccessTokenMint accessTokens;
    private final TokenInspection inspection;
    private final AppTokenInspection appTokens;

    TokenInstallations(AccessTokenMint accessTokens, TokenInspection inspection, AppTokenInspection appTokens) {
        this.accessTokens = accessTokens;
        this.inspection = inspection;
        this.appTokens = appTokens;
    }

    /**
     * The installation that a token acts for.
     *
     * @param installationId absent when the token is good for none
     * @param generation 0 then
     * @param expiredAt when the token's time was over; absent when it is not, and for what is no token of ours
     */
    record Owner(
            @Nullable String installationId,
            int generation,
            @Nullable Instant expiredAt) {
        static Owner of(String installationId, int generation) {
            return new Owner(installationId, generation, null);
        }
    }

    Owner ownerOf(String text) {
        return ofGrant(text)
                .or(() -> ofInstallation(text))
                .orElseGet(() -> new Owner(null, 0, inspection.endOf(text).orElse(null)));
    }

    private Optional<Owner> ofGrant(String text) {
        return accessTokens
                .read(text)
                .flatMap(inspection::standingOf)
                .map(found ->
                        Owner.of(found.grant().installationId(), found.grant().generation()));
    }

    private Optional<Owner> ofInstallation(String text) {
        return appTokens
                .inspect(text)
                .flatMap(found -> found instanceof InstallationAccess access ? Optional.of(access) : Optional.empty())
                .map(access -> Owner.of(
                        access.installation().id(), access.installation().generation()));
    }
}
