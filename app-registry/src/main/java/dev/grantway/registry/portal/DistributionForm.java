package dev.grantway.registry.portal;

import dev.grantway.registry.apps.DistributionTexts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * To which accounts an app is open, as its form has it.
 *
 * @param accounts one a line
 */
record DistributionForm(String kind, String accounts) {
    static DistributionForm of(DistributionTexts stored) {
        return new DistributionForm(stored.kind(), Lines.joined(stored.accounts()));
    }

    static DistributionForm typed(@Nullable String kind, @Nullable String accounts) {
        return new DistributionForm(Objects.requireNonNullElse(kind, ""), Objects.requireNonNullElse(accounts, ""));
    }

    DistributionTexts toTexts() {
        return new DistributionTexts(kind, Lines.of(accounts));
    }
}
