package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the suite prints is kept with the build. */
class RedactionTest {
    @ParameterizedTest
    @ValueSource(strings = {"gwc1_", "gwr1_", "gwa1_", "gwi1_", "gwd1_"})
    void shortensATokenOfEachKind(String prefix) {
        String secret = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIj";

        String shown = Redaction.of("token=" + prefix + secret + "&x=y");

        assertThat(shown).startsWith("token=" + prefix).endsWith("&x=y").doesNotContain(secret.substring(4));
    }
}
