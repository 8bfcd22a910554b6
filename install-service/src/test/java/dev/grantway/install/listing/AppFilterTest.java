package dev.grantway.install.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppFilterTest {
    @Test
    void leavesOutWhatMakesNoSense() {
        var filter = AppFilter.parse(7, " \0\n ", "UNINSTALLED", "yes", "size");

        assertThat(filter).isEqualTo(AppFilter.all(7));
        assertThat(filter.isNarrow()).isFalse();
        assertThat(filter.query()).isEqualTo("accountId=7");
    }

    @Test
    void saysInAUrlWhatItReadsFromOne() {
        var filter = AppFilter.parse(7, "a&b=\"ü\"", "SUSPENDED", "true", "name");

        assertThat(filter)
                .isEqualTo(new AppFilter(
                        7, "a&b=\"ü\"", Optional.of(InstallationStatus.SUSPENDED), true, AppFilter.Order.NAME));
        assertThat(filter.query())
                .isEqualTo("accountId=7&q=a%26b%3D%22%C3%BC%22&status=SUSPENDED&unused=true&sort=name");
    }

    @Test
    void cutsANameThatIsTooLong() {
        assertThat(AppFilter.parse(7, "x".repeat(5_000), null, null, null).name())
                .hasSize(200);
    }
}
