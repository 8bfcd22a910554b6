package dev.grantway.install.usage;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.usage.Usage.Span;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what installations use. */
@Singleton
public class UsageView {
    /** How long hours are kept: as long as the topic keeps them. */
    public static final Duration KEPT = Topic.USAGE.retention().orElseThrow();

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final UsageStore store;
    private final Clock clock;

    UsageView(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All that is known of one installation. */
    public Usage of(String installationId) {
        var now = clock.instant();
        Instant week = now.minus(WEEK);
        Instant month = now.minus(MONTH);
        return new Usage(
                span(installationId),
                store.byScope(installationId, week, month, now.minus(KEPT)),
                store.byDay(installationId, week),
                store.refused(installationId, month));
    }

    /** The first and last calls of one installation; empty when it never called. */
    public Optional<Span> span(String installationId) {
        return Optional.ofNullable(spans(List.of(installationId)).get(installationId));
    }

    /** The first and last calls of those among the installations that have called. */
    public Map<String, Span> spans(Collection<String> installationIds) {
        return store.spans(installationIds);
    }
}
