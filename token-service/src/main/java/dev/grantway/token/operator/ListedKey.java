package dev.grantway.token.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.token.signing.Ring;
import dev.grantway.token.signing.SigningAlgorithm;
import dev.grantway.token.signing.SigningKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A signing key as operators see it.
 *
 * @param publishedAt since when it is in the key set
 * @param signsFrom when it began, or begins, to sign
 * @param signsUntil absent while no next key is made
 * @param goneAt when it left, or leaves, the key set; absent while that is not known
 * @param revoked whether it was removed before its time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ListedKey(
        String kid,
        SigningAlgorithm algorithm,
        SigningKey.State state,
        Instant publishedAt,
        Instant signsFrom,
        Optional<Instant> signsUntil,
        Optional<Instant> goneAt,
        boolean revoked) {
    static ListedKey of(SigningKey key, Ring ring, Instant now) {
        return new ListedKey(
                key.kid(),
                key.algorithm(),
                ring.stateAt(key, now),
                key.createdAt(),
                key.activeFrom(),
                ring.retiresAt(key),
                ring.goneAt(key),
                key.removedAt().isPresent());
    }
}
