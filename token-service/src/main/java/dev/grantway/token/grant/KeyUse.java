package dev.grantway.token.grant;

import java.util.Optional;

/**
 * How many live grants have a refresh token of a key.
 *
 * @param keyId as the keyset's file writes it; absent for grants whose refresh token was not seen since keys are noted,
 *     which may be of any key but the newest
 */
record KeyUse(Optional<Long> keyId, boolean newest, long grants) {
    /** As a metric's tag. */
    String name() {
        return keyId.map(Long::toUnsignedString).orElse("unknown");
    }
}
