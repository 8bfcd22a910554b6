package dev.grantway.install.installation;

import com.google.crypto.tink.prf.PrfSet;
import dev.grantway.platform.seal.Keysets;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Hashes {@code state} under a key: enough to recognise it, no way back to what an app wrote into it. */
@Singleton
@Startup
class StateHashes {
    private static final int LENGTH_BYTES = 32;

    private final PrfSet keys;

    StateHashes(Keysets keysets) {
        keys = keysets.prf("state-hash");
    }

    String hash(String state) {
        try {
            byte[] tag = keys.computePrimary(state.getBytes(StandardCharsets.UTF_8), LENGTH_BYTES);
            return "hmac:" + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a state could not be hashed", e);
        }
    }
}
