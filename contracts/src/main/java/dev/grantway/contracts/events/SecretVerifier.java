package dev.grantway.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves a client secret without holding it.
 *
 * @param hash keyed hash with its key id, base64url
 * @param validUntil when the secret ends; absent for no end
 */
public record SecretVerifier(String hash, @Nullable Instant validUntil) {}
