package dev.grantway.platform.seal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Text that only this service can read, bound to the place where it belongs. */
public final class Sealed {
    private Sealed() {}

    /**
     * Seals a text.
     *
     * @param associatedData names the place, so that a sealed value moved to another row does not open
     */
    public static byte[] seal(Aead keys, String text, String associatedData) {
        try {
            return keys.encrypt(text.getBytes(StandardCharsets.UTF_8), associatedData.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value could not be sealed", e);
        }
    }

    /** The text; empty when it was sealed elsewhere, or changed. */
    public static Optional<String> open(Aead keys, byte[] sealed, String associatedData) {
        try {
            byte[] text = keys.decrypt(sealed, associatedData.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
