package dev.grantway.platform.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.SignatureConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keysets of this service, one per purpose.
 *
 * <p>Each look-up reads the file: keep the primitive. A keyset that is absent or broken fails with its file's name.
 */
@Singleton
public class Keysets {
    private final SealConfig config;

    Keysets(SealConfig config) {
        this.config = config;
        try {
            AeadConfig.register();
            HybridConfig.register();
            PrfConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink could not be set up", e);
        }
    }

    /** Authenticated encryption. */
    public Aead aead(String purpose) {
        return primitive(purpose, Aead.class);
    }

    /** Keyed hashes, each key with its id. */
    public PrfSet prf(String purpose) {
        return primitive(purpose, PrfSet.class);
    }

    /** Encryption to the holder of the private keyset. */
    public HybridEncrypt hybridEncrypt(String purpose) {
        return primitive(purpose, HybridEncrypt.class);
    }

    /** Decryption with the private keyset. */
    public HybridDecrypt hybridDecrypt(String purpose) {
        return primitive(purpose, HybridDecrypt.class);
    }

    /** Key pairs that sign with Ed25519: the enabled ones, the primary first. */
    public List<Ed25519Key> ed25519(String purpose) {
        return read(purpose, "Ed25519", Keysets::enabledKeys);
    }

    private static List<Ed25519Key> enabledKeys(KeysetHandle keyset) throws GeneralSecurityException {
        var keys = new ArrayList<Ed25519Key>();
        for (int i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                keys.add(entry.isPrimary() ? 0 : keys.size(), Ed25519Key.of(entry.getKey()));
            }
        }
        return List.copyOf(keys);
    }

    private <P> P primitive(String purpose, Class<P> type) {
        return read(purpose, type.getSimpleName(), keyset -> keyset.getPrimitive(RegistryConfiguration.get(), type));
    }

    private <T> T read(String purpose, String what, Use<T> use) {
        var file = config.directory().resolve(purpose + ".json");
        try {
            return use.of(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "grantway.seal.directory: the keyset " + file + " cannot be read. Mount the Secret that holds it.",
                    e);
        } catch (GeneralSecurityException e) { // its message could quote the file
            throw new IllegalStateException("grantway.seal.directory: " + file + " is not a Tink keyset for " + what);
        }
    }

    /** What is made of a keyset. */
    @FunctionalInterface
    private interface Use<T> {
        T of(KeysetHandle keyset) throws GeneralSecurityException;
    }
}
