package dev.grantway.webhook.outgoing;

import com.google.crypto.tink.Aead;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Seals what customers' data may be in before it is stored: payloads that wait, and answers of endpoints. */
@Startup // a missing keyset shows at the start
@Singleton
public class DeliveryText {
    private final Aead keys;

    DeliveryText(Keysets keysets) {
        keys = keysets.aead("delivery-text");
    }

    /**
     * Seals a text.
     *
     * @param place where it is kept; it opens nowhere else
     */
    public byte[] seal(String text, String place) {
        return Sealed.seal(keys, text, place);
    }

    /** Opens what was sealed for this place; empty when its key is gone. */
    public Optional<String> open(byte[] sealed, String place) {
        return Sealed.open(keys, sealed, place);
    }
}
