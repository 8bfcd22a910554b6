package dev.grantway.webhook.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.search.DeliverySearch.From;
import dev.grantway.webhook.search.Windows.Window;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Instant NOW = Instant.parse("2026-12-03T10:00:00Z");
    private static final AttemptFilter FILTER =
            AttemptFilter.all(Instant.parse("2026-12-01T06:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @Test
    void areTheDaysOfTheFilterFromTheNewestOn() {
        assertThat(Windows.of(FILTER, new From.Newest(), NOW))
                .containsExactly(
                        window("2026-12-03T00:00:00Z", "2026-12-03T11:00:00Z"),
                        window("2026-12-02T00:00:00Z", "2026-12-03T00:00:00Z"),
                        window("2026-12-01T06:00:00Z", "2026-12-02T00:00:00Z"));
    }

    @Test
    void beginAtThePlace() {
        var place = new Place(Instant.parse("2026-12-02T12:00:00Z"), new UUID(1, 1));

        assertThat(Windows.of(FILTER, new From.OlderThan(place), NOW).getFirst())
                .isEqualTo(window("2026-12-02T00:00:00Z", "2026-12-02T12:00:00.001Z"));
        assertThat(Windows.of(FILTER, new From.NewerThan(place), NOW))
                .containsExactly(
                        window("2026-12-02T12:00:00Z", "2026-12-03T00:00:00Z"),
                        window("2026-12-03T00:00:00Z", "2026-12-03T11:00:00Z"));
    }

    private static Window window(String begin, String end) {
        return new Window(Instant.parse(begin), Instant.parse(end));
    }
}
