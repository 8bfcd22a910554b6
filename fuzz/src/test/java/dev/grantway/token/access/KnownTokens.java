package dev.grantway.token.access;

import dev.grantway.token.app.TokenValidity;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.AppTokenMint;
import dev.grantway.token.apptoken.AppTokenMints;
import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.code.CodeMint;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.FixedKeys;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.TokenKeys;
import dev.grantway.token.refresh.RefreshToken;
import dev.grantway.token.refresh.RefreshTokenMint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The codes and tokens that were ever minted here, under an old key and a new one; the corpus has them too. */
final class KnownTokens {
    private static final Map<Integer, byte[]> KEYS = Map.of(7, key(1), 0x89abcdef, key(2));
    private static final UUID FLOW = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final UUID GRANT = UUID.fromString("fedcba98-7654-3210-8123-456789abcdef");
    private static final int ROTATION = 3;
    private static final Grant PRESENT = grant(ROTATION);

    final Set<String> mintedCodes = new HashSet<>();
    final Set<String> mintedAccess = new HashSet<>();
    final Set<String> mintedRefresh = new HashSet<>();
    final Set<String> mintedByApps = new HashSet<>();
    final CodeMint codes;
    final OpaqueTokens access;
    final AppTokenMint apps;
    private final RefreshTokenMint refresh;

    KnownTokens() {
        mintUnder(7);
        mintUnder(0x89abcdef);
        var keys = FixedKeys.of(KEYS, 0x89abcdef);
        codes = new CodeMint(keys);
        access = new OpaqueTokens(keys);
        apps = AppTokenMints.of(keys);
        refresh = new RefreshTokenMint(keys);
    }

    /** Whether it is the grant's present one; its second MAC is only looked at with the grant. */
    boolean isRefreshTokenRead(String text) {
        return refresh.read(text).filter(this::isPresentOne).isPresent();
    }

    private boolean isPresentOne(RefreshToken token) {
        if (!token.grantId().equals(GRANT)) {
            throw new AssertionError("a token of a grant that never was");
        }
        return token.belongsTo(PRESENT) && token.rotation() == PRESENT.rotation();
    }

    private void mintUnder(int keyId) {
        TokenKeys keys = FixedKeys.of(KEYS, keyId);
        mintedCodes.add(
                new CodeMint(keys).mint(new AuthorizationCode(FLOW, 498_000)).value());
        mintedRefresh.add(new RefreshTokenMint(keys).mint(PRESENT).value());
        var issuedAt = Instant.ofEpochSecond(1_793_000_000);
        mintedAccess.add(new OpaqueTokens(keys)
                .mint(new AccessToken(GRANT, ROTATION, issuedAt, issuedAt.plusSeconds(1_800), 42, Optional.empty()))
                .value());
        var mint = AppTokenMints.of(keys);
        mintedByApps.add(AppTokenMints.mint(
                mint, new AppToken.OfInstallation(1, 2, 3, issuedAt, issuedAt.plusSeconds(1_800), 42)));
        mintedByApps.add(
                AppTokenMints.mint(mint, new AppToken.OfDeveloper(1, issuedAt, issuedAt.plusSeconds(1_800), 42)));
    }

    private static Grant grant(int rotation) {
        return new Grant(
                GRANT,
                1,
                2,
                3,
                1,
                42,
                SecretBytes.of(key(9)),
                rotation,
                Duration.ZERO,
                true,
                SecretBytes.of(new byte[0]),
                new TokenValidity(Instant.EPOCH, Instant.EPOCH, 0),
                false,
                "installation",
                1,
                InstallationState.OPEN);
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
