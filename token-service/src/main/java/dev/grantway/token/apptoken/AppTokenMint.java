package dev.grantway.token.apptoken;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.key.TokenKeys.Purpose;
import dev.grantway.token.key.TokenText;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes apps' own access tokens and knows them again: {@code gwi1_} and app id, account id, generation, issued at, expiry,
 * scope-set id, key id, MAC, 64 characters; {@code gwd1_} without account and generation, 53.
 */
@Singleton
public class AppTokenMint {
    private static final String OF_INSTALLATION = "gwi1_";
    private static final String OF_DEVELOPER = "gwd1_";
    private static final int INSTALLATION_SIGNED = 7 * Integer.BYTES;
    private static final int DEVELOPER_SIGNED = 5 * Integer.BYTES;
    private static final TokenText INSTALLATION_TEXT =
            new TokenText(OF_INSTALLATION, INSTALLATION_SIGNED + TokenKeys.MAC_BYTES);
    private static final TokenText DEVELOPER_TEXT = new TokenText(OF_DEVELOPER, DEVELOPER_SIGNED + TokenKeys.MAC_BYTES);

    private final TokenKeys keys;
    private final Clock clock;

    AppTokenMint(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Secret mint(AppToken token) {
        return switch (token) {
            case AppToken.OfInstallation of ->
                write(
                        INSTALLATION_TEXT,
                        Purpose.INSTALLATION,
                        ByteBuffer.allocate(INSTALLATION_SIGNED)
                                .putInt(of.appId())
                                .putInt(of.accountId())
                                .putInt(of.generation()),
                        of);
            case AppToken.OfDeveloper of ->
                write(
                        DEVELOPER_TEXT,
                        Purpose.DEVELOPER,
                        ByteBuffer.allocate(DEVELOPER_SIGNED).putInt(of.appId()),
                        of);
        };
    }

    /** What a token of ours says when its time is not over; empty for any other text. The database is not asked. */
    public Optional<AppToken> read(String text) {
        return readThoughOver(text).filter(token -> !isOver(token));
    }

    /** The same, though its time may be over. */
    public Optional<AppToken> readThoughOver(String text) {
        return text.startsWith(OF_INSTALLATION)
                ? INSTALLATION_TEXT.read(text).flatMap(this::readOfInstallation)
                : DEVELOPER_TEXT.read(text).flatMap(this::readOfDeveloper);
    }

    public boolean isOver(AppToken token) {
        return !token.expiresAt().isAfter(clock.instant());
    }

    private Secret write(TokenText text, Purpose purpose, ByteBuffer begun, AppToken token) {
        begun.putInt(seconds(token.issuedAt()))
                .putInt(seconds(token.expiresAt()))
                .putInt(token.scopeSetId())
                .putInt(keys.newest())
                .flip();
        byte[] signed = TokenText.take(begun, begun.remaining());
        return text.write(ByteBuffer.allocate(signed.length + TokenKeys.MAC_BYTES)
                .put(signed)
                .put(keys.sign(purpose, signed))
                .array());
    }

    private Optional<AppToken> readOfInstallation(ByteBuffer bytes) {
        byte[] signed = TokenText.take(bytes.duplicate(), INSTALLATION_SIGNED);
        var token = new AppToken.OfInstallation(
                bytes.getInt(), bytes.getInt(), bytes.getInt(), instant(bytes), instant(bytes), bytes.getInt());
        return verified(Purpose.INSTALLATION, signed, bytes, token);
    }

    private Optional<AppToken> readOfDeveloper(ByteBuffer bytes) {
        byte[] signed = TokenText.take(bytes.duplicate(), DEVELOPER_SIGNED);
        var token = new AppToken.OfDeveloper(bytes.getInt(), instant(bytes), instant(bytes), bytes.getInt());
        return verified(Purpose.DEVELOPER, signed, bytes, token);
    }

    /** The key id and the MAC come last. */
    private Optional<AppToken> verified(Purpose purpose, byte[] signed, ByteBuffer rest, AppToken token) {
        int keyId = rest.getInt();
        byte[] mac = TokenText.take(rest, TokenKeys.MAC_BYTES);
        return keys.verify(purpose, keyId, signed, mac) ? Optional.of(token) : Optional.empty();
    }

    /** Unsigned: good until the year 2106. */
    private static int seconds(Instant instant) {
        return (int) instant.getEpochSecond();
    }

    private static Instant instant(ByteBuffer bytes) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    }
}
