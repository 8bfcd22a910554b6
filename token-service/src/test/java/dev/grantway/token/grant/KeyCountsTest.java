package dev.grantway.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Counts that are asked for while one is under way. */
class KeyCountsTest {
    private final AtomicReference<Supplier<List<KeyUse>>> counting = new AtomicReference<>(List::of);
    private final KeyCounts counts = new KeyCounts(() -> counting.get().get(), Clock.systemUTC());

    @Test
    void areNotMadeAndNothingIsKnownYet() {
        var meanwhile = new AtomicReference<Optional<KeyCounts.Counted>>();
        counting.set(() -> {
            meanwhile.set(counts.count());
            return List.of();
        });

        assertThat(counts.count()).isPresent();
        assertThat(meanwhile.get()).isEmpty();
    }

    @Test
    void areAnsweredWithTheLastOne() {
        var first = counts.count();
        var meanwhile = new AtomicReference<Optional<KeyCounts.Counted>>();
        counting.set(() -> {
            meanwhile.set(counts.count());
            return List.of(new KeyUse(Optional.of(7L), true, 3));
        });

        var second = counts.count();

        assertThat(meanwhile.get()).isEqualTo(first);
        assertThat(second.orElseThrow().keys()).hasSize(1);
    }

    @Test
    void areMadeAgainAfterOneThatFailed() {
        counting.set(() -> {
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(counts::count).hasMessage("away");
        counting.set(List::of);

        assertThat(counts.count()).isPresent();
    }
}
