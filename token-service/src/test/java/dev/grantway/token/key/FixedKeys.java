package dev.grantway.token.key;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Keys that a test knows, so that it can make the same tokens again. */
public final class FixedKeys {
    private FixedKeys() {}

    /** The keys by their ids, 32 bytes each; the newest is one of them. */
    public static TokenKeys of(Map<Integer, byte[]> keys, int newest) {
        try {
            PrfConfig.register();
            var keyset = KeysetHandle.newBuilder();
            for (var key : keys.entrySet()) {
                var entry = KeysetHandle.importKey(key(key.getValue())).withFixedId(key.getKey());
                keyset.addEntry(key.getKey() == newest ? entry.makePrimary() : entry);
            }
            return new TokenKeys(keyset.build().getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AccessesPartialKey
    private static HmacPrfKey key(byte[] bytes) throws GeneralSecurityException {
        var parameters = HmacPrfParameters.builder()
                .setKeySizeBytes(bytes.length)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
        var secret = com.google.crypto.tink.util.SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
        return HmacPrfKey.builder()
                .setParameters(parameters)
                .setKeyBytes(secret)
                .build();
    }
}
