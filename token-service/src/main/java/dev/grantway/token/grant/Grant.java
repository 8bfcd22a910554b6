package dev.grantway.token.grant;

import dev.grantway.token.app.TokenValidity;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.SecretBytes;
import java.time.Duration;
import java.util.UUID;

/**
 * App, account, user and generation: what that user's consent gave, with the state of its installation.
 *
 * @param generation the installation's when it was given
 * @param salt goes into its refresh token's MAC
 * @param rotation the counter inside its refresh token
 * @param sinceRotation the time since that was reached, by the database's clock
 * @param useNoted whether its use was noted within the last minute
 * @param validity of its access tokens, by what was done to it or to its whole app
 * @param installationGeneration the one that its installation is in now
 * @param installationState as it stands now
 */
public record Grant(
        UUID id,
        int appId,
        int accountId,
        int userId,
        int generation,
        int scopeSetId,
        SecretBytes salt,
        int rotation,
        Duration sinceRotation,
        boolean useNoted,
        SecretBytes sealedIdentity,
        TokenValidity validity,
        boolean revoked,
        String installationId,
        int installationGeneration,
        InstallationState installationState) {
    /** What its tokens are worth. */
    public enum Standing {
        LIVE,
        /** Its installation is; refresh tokens live on, access tokens are not good. */
        SUSPENDED,
        /** Revoked, or its generation is over. */
        ENDED
    }

    public Standing standing() {
        if (revoked || installationGeneration != generation) {
            return Standing.ENDED;
        }
        return switch (installationState) {
            case OPEN -> Standing.LIVE;
            case SUSPENDED -> Standing.SUSPENDED;
            case CLOSED -> Standing.ENDED;
        };
    }
}
