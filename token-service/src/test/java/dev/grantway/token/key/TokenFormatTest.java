package dev.grantway.token.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.code.CodeMint;
import dev.grantway.token.refresh.RefreshTokenMint;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** None of these looks at the database: the mints cannot. */
@QuarkusTest
class TokenFormatTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final TestInstalls installs;
    private final CodeMint codes;
    private final AccessTokenMint accessTokens;
    private final RefreshTokenMint refreshTokens;

    TokenFormatTest(
            TestInstalls installs, CodeMint codes, AccessTokenMint accessTokens, RefreshTokenMint refreshTokens) {
        this.installs = installs;
        this.codes = codes;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    @Test
    void areShortAndRejectEveryChangedBit() {
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        var tokens = installs.install(consent.again());
        String access = tokens.path("access_token");
        String refresh = tokens.path("refresh_token");

        assertThat(code).hasSizeLessThanOrEqualTo(60);
        assertThat(access).hasSizeLessThanOrEqualTo(75);
        assertThat(refresh).hasSizeLessThanOrEqualTo(80);
        assertOnlyThisTextIsRead(code, codes::read, code.length());
        assertOnlyThisTextIsRead(access, accessTokens::read, access.length());
        // the second MAC is for the grant's salt, so it is looked at when the grant is read
        assertOnlyThisTextIsRead(refresh, refreshTokens::read, 5 + 40 * 4 / 3);
    }

    @Test
    void areWorthNothingForAnotherPurpose() {
        var tokens = installs.install(TestConsent.of(installs.app()));
        String access = tokens.path("access_token");
        String refresh = tokens.path("refresh_token");

        assertThat(accessTokens.read(refresh)).isEmpty();
        assertThat(refreshTokens.read(access)).isEmpty();
        assertThat(codes.read("gwc1_" + refresh.substring(5, 5 + 54))).isEmpty();
        assertThat(accessTokens.read("gwa1_" + refresh.substring(5, 5 + 70))).isEmpty();
    }

    @Test
    void doNotShowThemselves() {
        var issued = installs.issue(TestConsent.of(installs.app()));

        assertThat(issued.toString()).doesNotContain("gwc1_").contains("redacted");
        assertThat(SecretBytes.random(16)).hasToString("[redacted]");
    }

    private static void assertOnlyThisTextIsRead(String token, Function<String, Optional<?>> reader, int checked) {
        assertThat(reader.apply(token)).isPresent();
        assertThat(reader.apply(token + "A")).isEmpty();
        assertThat(reader.apply(token.substring(0, token.length() - 1))).isEmpty();
        for (int i = 5; i < checked; i++) {
            for (int bit = 0; bit < 6; bit++) {
                int flipped = ALPHABET.indexOf(token.charAt(i)) ^ (1 << bit);
                String changed = token.substring(0, i) + ALPHABET.charAt(flipped) + token.substring(i + 1);
                assertThat(reader.apply(changed)).as(changed).isEmpty();
            }
        }
    }
}
