package dev.grantway.token.access;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.key.TokenKeys.Purpose;
import dev.grantway.token.key.TokenText;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** {@code gwa1_} and grant id, rotation, issued at, expiry, scope-set id, key id, MAC: 75 characters. */
@Singleton
class OpaqueTokens {
    private static final String PREFIX = "gwa1_";
    private static final int SIGNED = 16 + 5 * 4;
    private static final TokenText TEXT = new TokenText(PREFIX, SIGNED + TokenKeys.MAC_BYTES);

    private final TokenKeys keys;

    OpaqueTokens(TokenKeys keys) {
        this.keys = keys;
    }

    static boolean looksLikeOne(String text) {
        return text.startsWith(PREFIX);
    }

    Secret mint(AccessToken token) {
        byte[] signed = TokenText.putId(ByteBuffer.allocate(SIGNED), token.grantId())
                .putInt(token.rotation())
                .putInt(seconds(token.issuedAt()))
                .putInt(seconds(token.expiresAt()))
                .putInt(token.scopeSetId())
                .putInt(keys.newest())
                .array();
        return TEXT.write(ByteBuffer.allocate(SIGNED + TokenKeys.MAC_BYTES)
                .put(signed)
                .put(keys.sign(Purpose.ACCESS, signed))
                .array());
    }

    /** What a token of ours says, whether or not its time is over. */
    Optional<AccessToken> read(String text) {
        return TEXT.read(text).flatMap(bytes -> {
            byte[] signed = TokenText.take(bytes.duplicate(), SIGNED);
            var token = new AccessToken(
                    TokenText.takeId(bytes),
                    bytes.getInt(),
                    instant(bytes),
                    instant(bytes),
                    bytes.getInt(),
                    Optional.empty()); // these are good for the platform alone
            int keyId = bytes.getInt();
            byte[] mac = TokenText.take(bytes, TokenKeys.MAC_BYTES);
            return keys.verify(Purpose.ACCESS, keyId, signed, mac) ? Optional.of(token) : Optional.empty();
        });
    }

    /** Unsigned: good until the year 2106. */
    private static int seconds(Instant instant) {
        return (int) instant.getEpochSecond();
    }

    private static Instant instant(ByteBuffer bytes) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    }
}
