package dev.grantway.token.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What an access token says.
 *
 * @param rotation of its grant when it was issued
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds
 */
public record AccessToken(UUID grantId, int rotation, Instant issuedAt, Instant expiresAt, int scopeSetId) {}
