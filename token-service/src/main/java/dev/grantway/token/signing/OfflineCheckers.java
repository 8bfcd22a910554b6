package dev.grantway.token.signing;

import java.time.Instant;

/** Those who check tokens without asking us, and hear of a key that leaked. */
interface OfflineCheckers {
    /** In the transaction that removes the key. */
    void tell(String kid, Instant removedAt);
}
