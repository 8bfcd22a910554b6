package dev.grantway.install.usage;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.usage.Usage.Span;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private final UsageReadStore store;
    private final Clock clock;

    UsageView(UsageReadStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is known of one installation.
     *
     * @param since when its generation began: what was used before was another's
     */
    public Usage of(String installationId, Instant since) {
        var now = clock.instant();
        var began = since.truncatedTo(ChronoUnit.HOURS);
        Instant week = later(now.minus(WEEK), began);
        Instant month = later(now.minus(MONTH), began);
        return new Usage(
                span(installationId, since),
                store.byScope(installationId, week, month, later(now.minus(KEPT), began)),
                store.byDay(installationId, week),
                store.deliveries(installationId, week),
                store.refused(installationId, month));
    }

    /** The first and last calls of one installation from a time on; empty when it did not call since. */
    public Optional<Span> span(String installationId, Instant since) {
        return Optional.ofNullable(spans(List.of(installationId)).get(installationId))
                .flatMap(span -> span.from(since));
    }

    /** The first and last calls of those among the installations that have called, in whichever generation. */
    public Map<String, Span> spans(Collection<String> installationIds) {
        return store.spans(installationIds);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
