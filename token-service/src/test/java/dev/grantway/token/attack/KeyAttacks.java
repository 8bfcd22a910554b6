package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.signing.KeyRing;
import dev.grantway.token.signing.SigningKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Clients that keep the key set, while keys change. */
@Singleton
class KeyAttacks implements AttackClass {
    private static final String JWKS = "/oauth2/jwks";

    private final KeyRing ring;
    private final SigningKeys keys;
    private final AccessTokenMint tokens;

    KeyAttacks(KeyRing ring, SigningKeys keys, AccessTokenMint tokens) {
        this.ring = ring;
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("M2", this::whileAClientKeepsTheOldOnes);
    }

    private void whileAClientKeepsTheOldOnes(Scene scene) throws Exception {
        var published = scene.ask(Request.get(JWKS));
        var kept = JWKSet.parse(published.body());
        var cached = Duration.ofSeconds(maxAge(published));
        String before = scene.installs().serviceToken("install-service");

        assertThat(ring.rotate()).isTrue();
        keys.reload();

        String meanwhile = scene.installs().serviceToken("install-service");
        assertThat(verifies(kept, meanwhile)).as("signed by what clients have").isTrue();
        var next = ring.read().keys().getLast();
        assertThat(Duration.between(next.createdAt(), next.activeFrom()))
                .as("published ahead by what a client may keep")
                .isGreaterThanOrEqualTo(cached);
        var ahead = JWKSet.parse(scene.ask(Request.get(JWKS)).body());
        assertThat(ahead.getKeyByKeyId(next.kid())).isNotNull();

        scene.installs()
                .inDatabase(
                        "UPDATE signing_key SET active_from = ?, created_at = created_at - interval '1 hour'"
                                + " WHERE kid = ?",
                        Clock.systemUTC().instant().minusSeconds(1),
                        next.kid());
        keys.reload();

        String after = scene.installs().serviceToken("install-service");
        assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isEqualTo(next.kid());
        assertThat(verifies(ahead, after))
                .as("by the set that was published ahead")
                .isTrue();
        for (String token : new String[] {before, meanwhile, after}) {
            assertThat(verifies(JWKSet.parse(scene.ask(Request.get(JWKS)).body()), token))
                    .isTrue();
            assertThat(scene.ask(Request.get("/internal/grants").with("Authorization", "Bearer " + token))
                            .status())
                    .isEqualTo(200);
        }
        var old =
                ring.read().find(SignedJWT.parse(before).getHeader().getKeyID()).orElseThrow();
        assertThat(Duration.between(
                        ring.read().retiresAt(old).orElseThrow(),
                        ring.read().goneAt(old).orElseThrow()))
                .as("kept for the longest life of a token")
                .isGreaterThanOrEqualTo(tokens.ttl());
    }

    private static long maxAge(Answer answer) {
        var found = Pattern.compile("max-age=(\\d+)")
                .matcher(answer.header("Cache-Control").orElse(""));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static boolean verifies(JWKSet keys, String text) throws Exception {
        var token = SignedJWT.parse(text);
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new ECDSAVerifier(key.toECKey()));
    }
}
