package dev.grantway.platform.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** A key pair that signs with Ed25519, RFC 8032: plainly, whatever prefix its keyset asks for. */
public final class Ed25519Key {
    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private Ed25519Key(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey.clone();
    }

    @AccessesPartialKey
    static Ed25519Key of(Key key) throws GeneralSecurityException {
        if (!(key instanceof Ed25519PrivateKey pair)) {
            throw new GeneralSecurityException("a key of another kind");
        }
        byte[] seed = pair.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        return new Ed25519Key(
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)),
                pair.getPublicKey().getPublicKeyBytes().toByteArray());
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The 32 bytes that others verify with. */
    public byte[] publicKey() {
        return publicKey.clone();
    }
}
