package dev.grantway.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealTest {
    private final Keysets keysets;
    private final ClientSecrets secrets;

    SealTest(Keysets keysets, ClientSecrets secrets) {
        this.keysets = keysets;
        this.secrets = secrets;
    }

    @Test
    void opensWhatItSealedWhereItBelongsAndNowhereElse() {
        var keys = keysets.aead("flow");
        byte[] sealed = Sealed.seal(keys, "text", "here");

        assertThat(Sealed.open(keys, sealed, "here")).hasValue("text");
        assertThat(Sealed.open(keys, sealed, "there")).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(Sealed.open(keys, sealed, "here")).isEmpty();
    }

    @Test
    void makesSecretsThatSurviveAnyDecodingAndChecksThem() {
        String secret = secrets.generate();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(secrets.matches(secret, secrets.hash(secret))).isTrue();
        assertThat(secrets.matches(secret + "x", secrets.hash(secret))).isFalse();
        assertThat(secrets.matches(secret, "")).isFalse();
        assertThat(secrets.hash(secret)).doesNotContain(secret);
    }

    @Test
    void namesTheFileOfAKeysetThatIsAbsent() {
        assertThatThrownBy(() -> keysets.aead("not-there"))
                .hasMessageContaining("grantway.seal.directory")
                .hasMessageContaining("not-there.json");
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(new Secret("s3cret")).hasToString("[redacted]");
    }
}
