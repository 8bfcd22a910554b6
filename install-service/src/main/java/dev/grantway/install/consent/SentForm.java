package dev.grantway.install.consent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hidden fields of a form as they came back, unchecked.
 *
 * @param flow sealed
 * @param again the install link that the form began with; of use only where the flow cannot be opened any more
 */
record SentForm(String flow, String again) {
    static SentForm of(@Nullable String flow, @Nullable String again) {
        return new SentForm(Objects.requireNonNullElse(flow, ""), Objects.requireNonNullElse(again, ""));
    }
}
