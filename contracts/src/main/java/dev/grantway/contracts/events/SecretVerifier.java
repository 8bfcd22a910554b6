package dev.grantway.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves a client secret without holding it.
 *
 * @param hash keyed hash with its key id, base64url
 * @param validUntil when the secret ends; absent for no end
 * @param secretId names the secret where its use is told; absent in what was published before uses were
 */
public record SecretVerifier(
        String hash, @Nullable Instant validUntil, @Nullable Long secretId) {}
