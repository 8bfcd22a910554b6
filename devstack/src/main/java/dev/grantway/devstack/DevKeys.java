package dev.grantway.devstack;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** Makes the keysets that an operator would bring in a Secret. */
public final class DevKeys {
    private static final List<String> PRF = List.of("secret-verifier", "csrf", "state-hash", "tokens");
    private static final List<String> AEAD = List.of("app-secrets", "flow", "grants", "signing-keys", "delivery-text");
    private static final String HYBRID = "webhook-secrets";
    private static final String ED25519 = "webhook-keys";

    private DevKeys() {}

    /** Writes {@code <name>.json} for each keyset that the directory lacks. */
    public static void writeMissing(Path directory) {
        try {
            AeadConfig.register();
            PrfConfig.register();
            HybridConfig.register();
            SignatureConfig.register();
            Files.createDirectories(directory);
            var prf = HmacPrfParameters.builder()
                    .setKeySizeBytes(32)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
            for (String name : PRF) {
                writeMissing(directory.resolve(name + ".json"), prf);
            }
            for (String name : AEAD) {
                writeMissing(directory.resolve(name + ".json"), PredefinedAeadParameters.AES256_GCM);
            }
            writeMissing(
                    directory.resolve(ED25519 + ".json"),
                    Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX));
            writeMissingPair(directory);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset could not be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeMissing(Path file, Parameters parameters) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            write(file, KeysetHandle.generateNew(parameters));
        }
    }

    private static void writeMissingPair(Path directory) throws GeneralSecurityException, IOException {
        var file = directory.resolve(HYBRID + ".json");
        if (!Files.exists(file)) {
            var pair = KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM);
            write(directory.resolve(HYBRID + "-public.json"), pair.getPublicKeysetHandle());
            write(file, pair);
        }
    }

    private static void write(Path file, KeysetHandle keyset) throws GeneralSecurityException, IOException {
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        var view = file.toFile();
        boolean restricted = view.setReadable(false, false) && view.setReadable(true, true);
        if (!restricted) {
            throw new IOException("cannot restrict " + file);
        }
    }
}
