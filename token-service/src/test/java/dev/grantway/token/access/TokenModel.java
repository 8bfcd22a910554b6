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
import dev.grantway.token.refresh.RefreshToken;
import dev.grantway.token.refresh.RefreshTokenMint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A table of all that was ever minted, beside the mints, which have none.
 *
 * <p>Keys come and go, grants rotate; a text is worth what the table says, and one that is not in it is worth nothing.
 */
final class TokenModel {
    private static final int MOST_KEYS = 3;

    /** What a text says when its key is still held; a refresh token only until its grant rotates. */
    private record Minted(int keyId, Object says) {}

    /** A refresh token without its MACs. */
    private record RefreshFact(UUID grantId, int rotation) {}

    private final Random random;
    private final TokenMutations mutations;
    private final Map<Integer, byte[]> keys = new LinkedHashMap<>(); // oldest first
    private final Map<UUID, Grant> grants = new HashMap<>();
    private final List<UUID> grantIds = new ArrayList<>();
    private final Map<String, Minted> minted = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private Mints mints;

    private record Mints(
            int newest, CodeMint codes, OpaqueTokens access, RefreshTokenMint refresh, AppTokenMint apps) {}

    TokenModel(Random random) {
        this.random = random;
        mutations = new TokenMutations(random);
        mints = addKey();
        addGrant();
        mint();
    }

    /** Changes the world by one step, and gives a text to read: new, old, or one that nobody minted. */
    String next() {
        int dice = random.nextInt(100);
        if (dice < 1) {
            mints = addKey();
        } else if (dice < 3) {
            addGrant();
        } else if (dice < 6) {
            rotate();
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> mint();
            case 4, 5 -> anyText();
            default -> mutations.of(anyText(), anyText());
        };
    }

    /** What each kind's reader has to find; nothing for most texts. */
    List<Object> expected(String text) {
        var known = minted.get(text);
        if (known == null || !keys.containsKey(known.keyId())) {
            return List.of();
        }
        boolean outlived = known.says() instanceof RefreshFact(var grantId, int rotation)
                && grant(grantId).rotation() != rotation;
        return outlived ? List.of() : List.of(known.says());
    }

    /** What each kind's reader finds. */
    List<Object> readByEach(String text) {
        var found = new ArrayList<Object>();
        mints.codes().read(text).ifPresent(found::add);
        mints.access().read(text).ifPresent(found::add);
        mints.apps().readThoughOver(text).ifPresent(found::add);
        mints.refresh()
                .read(text)
                .filter(this::isPresentOne)
                .ifPresent(token -> found.add(new RefreshFact(token.grantId(), token.rotation())));
        return found;
    }

    private boolean isPresentOne(RefreshToken token) {
        var grant = grant(token.grantId());
        return token.belongsTo(grant) && token.rotation() == grant.rotation();
    }

    private String mint() {
        var grant = grant(grantIds.get(random.nextInt(grantIds.size())));
        Object says;
        String text;
        switch (random.nextInt(5)) {
            case 0 -> {
                var code = new AuthorizationCode(uuid(), random.nextInt());
                says = code;
                text = mints.codes().mint(code).value();
            }
            case 1 -> {
                var token = new AccessToken(
                        grant.id(), random.nextInt(), second(), second(), random.nextInt(), Optional.empty());
                says = token;
                text = mints.access().mint(token).value();
            }
            case 2 -> {
                var token = new AppToken.OfInstallation(
                        random.nextInt(), random.nextInt(), random.nextInt(), second(), second(), random.nextInt());
                says = token;
                text = AppTokenMints.mint(mints.apps(), token);
            }
            case 3 -> {
                var token = new AppToken.OfDeveloper(random.nextInt(), second(), second(), random.nextInt());
                says = token;
                text = AppTokenMints.mint(mints.apps(), token);
            }
            default -> {
                says = new RefreshFact(grant.id(), grant.rotation());
                text = mints.refresh().mint(grant).value();
            }
        }
        minted.put(text, new Minted(mints.newest(), says));
        texts.add(text);
        return text;
    }

    private Mints addKey() {
        int id = random.nextInt();
        keys.put(id, bytes(32));
        if (keys.size() > MOST_KEYS) {
            keys.remove(keys.keySet().iterator().next());
        }
        var held = FixedKeys.of(keys, id);
        return new Mints(
                id, new CodeMint(held), new OpaqueTokens(held), new RefreshTokenMint(held), AppTokenMints.of(held));
    }

    private void addGrant() {
        var id = uuid();
        grantIds.add(id);
        grants.put(id, grant(id, bytes(16), random.nextInt()));
    }

    private void rotate() {
        var grant = grant(grantIds.get(random.nextInt(grantIds.size())));
        grants.put(grant.id(), grant(grant.id(), grant.salt().toArray(), grant.rotation() + 1));
    }

    private Grant grant(UUID id) {
        var grant = grants.get(id);
        if (grant == null) {
            throw new AssertionError("a token of a grant that never was");
        }
        return grant;
    }

    private static Grant grant(UUID id, byte[] salt, int rotation) {
        var none = SecretBytes.of(new byte[0]);
        var state = InstallationState.OPEN;
        return new Grant(
                id,
                1,
                2,
                3,
                1,
                4,
                SecretBytes.of(salt),
                rotation,
                Duration.ZERO,
                true,
                none,
                new TokenValidity(Instant.EPOCH, Instant.EPOCH, 0),
                false,
                "install",
                1,
                state);
    }

    private String anyText() {
        return texts.get(random.nextInt(texts.size()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant second() {
        return Instant.ofEpochSecond(random.nextLong(1L << 32));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
