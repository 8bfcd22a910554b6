package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailWaitsTest {
    private static final Instant CAME = Instant.parse("2026-11-30T12:00:00Z");
    private final MailWaits waits =
            new MailWaits(List.of(Duration.ofSeconds(30), Duration.ofHours(2)), Duration.ofHours(24));

    @Test
    void growWithTheAttempts() {
        assertThat(waits.after(1, CAME, CAME)).contains(CAME.plusSeconds(30));
        assertThat(waits.after(2, CAME, CAME)).contains(CAME.plus(Duration.ofHours(2)));
        assertThat(waits.after(99, CAME, CAME)).contains(CAME.plus(Duration.ofHours(2)));
    }

    @Test
    void endADayAfterTheNoticeCame() {
        assertThat(waits.after(9, CAME, CAME.plus(Duration.ofHours(22)))).isPresent();
        assertThat(waits.after(9, CAME, CAME.plus(Duration.ofHours(22)).plusMillis(1)))
                .isEmpty();
    }
}
