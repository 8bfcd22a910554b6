package dev.grantway.token.refresh;

import dev.grantway.token.key.SecretBytes;
import java.util.UUID;

/**
 * What a refresh token says.
 *
 * @param saltedMac is checked against the grant's salt
 */
public record RefreshToken(UUID grantId, int rotation, int keyId, SecretBytes saltedMac) {}
