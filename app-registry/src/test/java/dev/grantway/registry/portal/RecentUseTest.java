package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.apps.SecretDetails;
import dev.grantway.registry.apps.SecretKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentUseTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-PT3S,        just now",
        "PT1M59S,      just now",
        "PT2M,         2 minutes ago",
        "PT59M59S,     59 minutes ago",
        "PT1H,         an hour ago",
        "PT2H,         2 hours ago",
        "PT23H59M59S,  23 hours ago"
    })
    void isSaidForADay(Duration since, String ago) {
        assertThat(RecentUse.warning(used(NOW.minus(since)), NOW))
                .isEqualTo("It was used " + ago + ": whoever uses it will be refused.");
    }

    @Test
    void isNotSaidAfterADayOrWhereThereWasNone() {
        assertThat(RecentUse.warning(used(NOW.minus(Duration.ofDays(1))), NOW)).isEmpty();
        assertThat(RecentUse.warning(new SecretDetails(1, SecretKind.CLIENT, NOW, null, false, null, NOW), NOW))
                .isEmpty();
    }

    private static SecretDetails used(Instant at) {
        return new SecretDetails(1, SecretKind.CLIENT, NOW.minus(Duration.ofDays(9)), NOW, false, at, NOW);
    }
}
