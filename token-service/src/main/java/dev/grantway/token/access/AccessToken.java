package dev.grantway.token.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an access token says.
 *
 * @param rotation of its grant when it was issued
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds
 * @param resource where it is good; absent for the platform itself. RFC 8707, section 2.
 */
public record AccessToken(
        UUID grantId, int rotation, Instant issuedAt, Instant expiresAt, int scopeSetId, Optional<String> resource) {}
