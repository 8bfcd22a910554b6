package dev.grantway.token.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Counts grants by key for who asks: all grants are read for it, so one at a time does, and whoever asks meanwhile is told
 * what was counted last.
 */
@Singleton
class KeyCounts {
    private final Semaphore counting = new Semaphore(1);
    private final AtomicReference<Optional<Counted>> last = new AtomicReference<>(Optional.empty());
    private final Supplier<List<KeyUse>> counter;
    private final Clock clock;

    @Inject
    KeyCounts(GrantStore store, KeyUses keys, Clock clock) {
        this(() -> keys.usedBy(store.countByKey()), clock);
    }

    KeyCounts(Supplier<List<KeyUse>> counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * What was counted.
     *
     * @param countedAt when that began: what came later may not be in it
     */
    record Counted(List<KeyUse> keys, Instant countedAt) {
        Counted {
            keys = List.copyOf(keys);
        }
    }

    /** Counts now, or answers the last count while another one is under way; empty when there is none yet. */
    Optional<Counted> count() {
        if (!counting.tryAcquire()) {
            return last.get();
        }
        try {
            var begin = clock.instant();
            var counted = Optional.of(new Counted(counter.get(), begin));
            last.set(counted);
            return counted;
        } finally {
            counting.release();
        }
    }
}
