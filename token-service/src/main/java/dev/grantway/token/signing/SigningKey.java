package dev.grantway.token.signing;

import dev.grantway.platform.seal.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A key of the ring, as it is stored.
 *
 * @param publicJwk RFC 7517, in JSON
 * @param sealedPrivate in base64; empty once it was erased
 * @param createdAt since when it is published
 * @param activeFrom when it begins to sign
 * @param removedAt when it was revoked; empty for any other key
 */
public record SigningKey(
        String kid,
        SigningAlgorithm algorithm,
        String publicJwk,
        Optional<Secret> sealedPrivate,
        Instant createdAt,
        Instant activeFrom,
        Optional<Instant> removedAt) {
    /** Where a key is in its life. */
    public enum State {
        /** Others may learn of it; it signs nothing yet. */
        PUBLISHED,
        /** It signs. */
        SIGNING,
        /** It signs no more, and what it signed is good to its end. */
        VERIFYING,
        /** It is not published, and what it signed is refused. */
        GONE
    }

    boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** Revoked before it signed anything. */
    boolean neverSigned() {
        return removedAt.filter(at -> !at.isAfter(activeFrom)).isPresent();
    }
}
