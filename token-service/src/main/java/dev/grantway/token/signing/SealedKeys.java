package dev.grantway.token.signing;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.jwk.JWK;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import dev.grantway.platform.seal.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Seals private keys at rest, each bound to its id. */
@Startup // a keyset that is absent is told at start
@Singleton
class SealedKeys {
    private static final String KEYSET = "signing-keys";

    private final Aead keys;

    SealedKeys(Keysets keysets) {
        keys = keysets.aead(KEYSET);
    }

    SigningKey seal(JWK pair, Instant createdAt, Instant activeFrom) {
        byte[] sealed = Sealed.seal(keys, pair.toJSONString(), place(pair.getKeyID()));
        return new SigningKey(
                pair.getKeyID(),
                SigningAlgorithm.valueOf(pair.getAlgorithm().getName()),
                pair.toPublicJWK().toJSONString(),
                Optional.of(new Secret(Base64.getEncoder().encodeToString(sealed))),
                createdAt,
                activeFrom,
                Optional.empty());
    }

    /** The key pair; empty when the private half is erased, or the keyset that sealed it is gone. */
    Optional<JWK> open(SigningKey key) {
        return key.sealedPrivate()
                .flatMap(text -> Sealed.open(keys, Base64.getDecoder().decode(text.value()), place(key.kid())))
                .map(SealedKeys::parse);
    }

    static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException _) { // without the cause, which could quote the key
            throw new IllegalStateException("a signing key is not a JWK");
        }
    }

    private static String place(String kid) {
        return "signing-key:" + kid;
    }
}
