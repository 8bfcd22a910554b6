package dev.grantway.token.refresh;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.SaltedProof;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.key.TokenKeys.Purpose;
import dev.grantway.token.key.TokenText;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Derives refresh tokens from grants: {@code gwr1_} and grant id, rotation, key id, MAC, MAC with the grant's salt; 80
 * characters.
 *
 * <p>The first MAC keeps forgeries from the database; the second makes neither a leaked key nor a leaked database yield
 * a token.
 */
@Singleton
public class RefreshTokenMint {
    private static final int SIGNED = 16 + 4 + 4;
    private static final TokenText TEXT = new TokenText("gwr1_", SIGNED + 2 * TokenKeys.MAC_BYTES);

    private final TokenKeys keys;

    RefreshTokenMint(TokenKeys keys) {
        this.keys = keys;
    }

    /** The grant's present refresh token under the newest key: the same one each time, until it is rotated. */
    public Secret mint(Grant grant) {
        return mint(grant, grant.rotation());
    }

    /** The grant's refresh token of a rotation, under the newest key. */
    public Secret mint(Grant grant, int rotation) {
        byte[] signed = signed(grant.id(), rotation, keys.newest());
        return TEXT.write(ByteBuffer.allocate(SIGNED + 2 * TokenKeys.MAC_BYTES)
                .put(signed)
                .put(keys.sign(Purpose.REFRESH, signed))
                .put(SaltedProof.mac(keys.sign(Purpose.SALTED_REFRESH, signed), grant.salt()))
                .array());
    }

    /** What a token of ours says; empty for any other text, without a look at the database. */
    public Optional<RefreshToken> read(String text) {
        return TEXT.read(text).flatMap(bytes -> {
            byte[] signed = TokenText.take(bytes.duplicate(), SIGNED);
            var grantId = TokenText.takeId(bytes);
            int rotation = bytes.getInt();
            int keyId = bytes.getInt();
            byte[] mac = TokenText.take(bytes, TokenKeys.MAC_BYTES);
            var salted = SecretBytes.of(TokenText.take(bytes, TokenKeys.MAC_BYTES));
            return keys.verify(Purpose.REFRESH, keyId, signed, mac)
                    ? Optional.of(new RefreshToken(grantId, rotation, keyId, proof(keyId, signed, salted)))
                    : Optional.empty();
        });
    }

    private SaltedProof proof(int keyId, byte[] signed, SecretBytes mac) {
        return new SaltedProof(SecretBytes.of(keys.mac(Purpose.SALTED_REFRESH, keyId, signed)), mac);
    }

    private static byte[] signed(UUID grantId, int rotation, int keyId) {
        return TokenText.putId(ByteBuffer.allocate(SIGNED), grantId)
                .putInt(rotation)
                .putInt(keyId)
                .array();
    }
}
