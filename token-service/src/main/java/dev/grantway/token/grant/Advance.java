package dev.grantway.token.grant;

import java.time.Duration;
import java.util.UUID;

/**
 * A refresh token that is to be traded for the present one of its grant.
 *
 * @param appId of the client that shows it
 * @param shown the token's rotation
 * @param next the rotation to reach when the shown one is the present one, or above it as after a restored backup
 * @param predecessorGood how long the rotation before the present one is good
 * @param keyId of the token
 */
public record Advance(
        UUID grantId, int appId, int shown, int next, Duration predecessorGood, int keyId, SaltedProof proof) {}
