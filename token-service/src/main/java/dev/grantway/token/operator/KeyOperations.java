package dev.grantway.token.operator;

import dev.grantway.token.signing.KeyRing;
import dev.grantway.token.signing.SigningKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What an operator does with the signing keys; this pod's copy follows at once. */
@Singleton
class KeyOperations {
    private final KeyRing ring;
    private final SigningKeys copy;
    private final Clock clock;

    KeyOperations(KeyRing ring, SigningKeys copy, Clock clock) {
        this.ring = ring;
        this.copy = copy;
        this.clock = clock;
    }

    /** All keys, the newest first. */
    List<ListedKey> list() {
        var now = clock.instant();
        var present = ring.read();
        return present.keys().reversed().stream()
                .map(key -> ListedKey.of(key, present, now))
                .toList();
    }

    Optional<ListedKey> find(String kid) {
        return list().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** False when a key waits already. */
    boolean rotate() {
        boolean made = ring.rotate();
        copy.reload();
        return made;
    }

    /** False when there is no such key, or it was revoked before. */
    boolean revoke(String kid) {
        boolean revoked = ring.revoke(kid);
        copy.reload();
        return revoked;
    }
}
