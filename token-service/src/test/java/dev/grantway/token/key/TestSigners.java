package dev.grantway.token.key;

import dev.grantway.token.signing.SigningKeys;

/** Signers of pods that a test starts. */
public final class TestSigners {
    private TestSigners() {}

    public static JwtSigner of(SigningKeys keys) {
        return new JwtSigner(keys);
    }
}
