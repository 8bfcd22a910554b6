package dev.grantway.webhook.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519Parameters.Variant;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.webhook.lifecycle.PublishedKeys.PublishedKey;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookKeysTest {
    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    /** The example of RFC 8037, appendix A. */
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    private final Keysets keysets;
    private final Path directory;

    WebhookKeysTest(Keysets keysets, @ConfigProperty(name = "grantway.seal.directory") Path directory) {
        this.keysets = keysets;
        this.directory = directory;
    }

    @Test
    void whileTheyRotateAllEnabledOnesSignAndArePublishedThePrimaryFirst()
            throws IOException, GeneralSecurityException {
        var keys = new WebhookKeys(keysets.ed25519(write(
                "webhook-keys-rotating",
                KeysetHandle.newBuilder()
                        .addEntry(generated(Variant.TINK).withRandomId())
                        .addEntry(
                                KeysetHandle.importKey(example()).withRandomId().makePrimary())
                        .addEntry(generated(Variant.NO_PREFIX).withRandomId().setStatus(KeyStatus.DISABLED))
                        .build())));

        var signatures =
                keys.signatures("msg_1", 1674087231, "{}".getBytes(UTF_8)).split(" ", -1);

        var published = keys.published().keys();
        assertThat(published).hasSize(2);
        assertThat(published.getFirst().x()).isEqualTo(X);
        assertThat(published.getFirst().kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(signatures).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(signatures[i]).startsWith("v1a,");
            assertThat(verifies(published.get(i), "msg_1.1674087231.{}", signatures[i]))
                    .isTrue();
            assertThat(verifies(published.get(1 - i), "msg_1.1674087231.{}", signatures[i]))
                    .isFalse();
            assertThat(verifies(published.get(i), "msg_1.1674087231.{]", signatures[i]))
                    .isFalse();
        }
    }

    @Test
    void areNoKeysOfAnotherKind() {
        assertThatThrownBy(() -> keysets.ed25519("delivery-text"))
                .hasMessageContaining("delivery-text.json is not a Tink keyset for Ed25519");
    }

    private String write(String name, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        Files.writeString(
                directory.resolve(name + ".json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        return name;
    }

    private static KeysetHandle.Builder.Entry generated(Variant variant) {
        return KeysetHandle.generateEntryFromParameters(Ed25519Parameters.create(variant));
    }

    @AccessesPartialKey
    private static Ed25519PrivateKey example() throws GeneralSecurityException {
        return Ed25519PrivateKey.create(
                Ed25519PublicKey.create(Bytes.copyFrom(BASE64URL.decode(X))),
                SecretBytes.copyFrom(BASE64URL.decode(D), InsecureSecretKeyAccess.get()));
    }

    private static boolean verifies(PublishedKey key, String signed, String signature) throws GeneralSecurityException {
        String encoded = "302a300506032b6570032100" + HexFormat.of().formatHex(BASE64URL.decode(key.x())); // RFC 8410
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
        check.update(signed.getBytes(UTF_8));
        return check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }
}
