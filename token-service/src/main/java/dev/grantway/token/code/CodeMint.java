package dev.grantway.token.code;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.key.TokenKeys.Purpose;
import dev.grantway.token.key.TokenText;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Derives codes from flows: {@code gwc1_} and flow id, hour, key id, MAC. A flow asked twice has one code. */
@Singleton
public class CodeMint {
    private static final int SIGNED = 16 + 4 + 4;
    private static final TokenText TEXT = new TokenText("gwc1_", SIGNED + TokenKeys.MAC_BYTES);

    private final TokenKeys keys;

    public CodeMint(TokenKeys keys) {
        this.keys = keys;
    }

    public Secret mint(AuthorizationCode code) {
        byte[] signed = TokenText.putId(ByteBuffer.allocate(SIGNED), code.flowId())
                .putInt(code.hour())
                .putInt(keys.newest())
                .array();
        return TEXT.write(ByteBuffer.allocate(SIGNED + TokenKeys.MAC_BYTES)
                .put(signed)
                .put(keys.sign(Purpose.CODE, signed))
                .array());
    }

    /** What a code of ours names; empty for any other text, without a look at the database. */
    public Optional<AuthorizationCode> read(String text) {
        return TEXT.read(text).flatMap(bytes -> {
            byte[] signed = TokenText.take(bytes.duplicate(), SIGNED);
            var code = new AuthorizationCode(TokenText.takeId(bytes), bytes.getInt());
            int keyId = bytes.getInt();
            byte[] mac = TokenText.take(bytes, TokenKeys.MAC_BYTES);
            return keys.verify(Purpose.CODE, keyId, signed, mac) ? Optional.of(code) : Optional.empty();
        });
    }
}
