package dev.grantway.token.key;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import dev.grantway.platform.seal.Keysets;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keyset of the running service, as it would be after an operator added a key. */
@Singleton
public class TestKeys {
    private final Keysets keysets;
    private final Path file;

    TestKeys(Keysets keysets, @ConfigProperty(name = "grantway.seal.directory") Path directory) {
        this.keysets = keysets;
        this.file = directory.resolve("tokens.json");
    }

    /** The service's key, and a newer one. */
    public TokenKeys withANewerKey() throws Exception {
        String present = Files.readString(file);
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(present, InsecureSecretKeyAccess.get());
        var both = KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(
                                keyset.getPrimary().getKey().getParameters())
                        .withRandomId()
                        .makePrimary())
                .build();
        try {
            Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(both, InsecureSecretKeyAccess.get()));
            return new TokenKeys(keysets);
        } finally {
            Files.writeString(file, present);
        }
    }
}
