package dev.grantway.platform.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret text that does not show itself in logs.
 *
 * @param value the text itself
 */
public record Secret(String value) {
    /** Compares in constant time. */
    public boolean matches(Secret other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
