package dev.grantway.webhook.live;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.DeliverySearch;
import dev.grantway.webhook.search.DeliverySearch.From;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks at the log of each app that somebody watches, once for all who do. The log itself is looked at and not what this
 * process writes into it, for that is a part of it only.
 */
@Singleton
public class LiveTail {
    private static final Logger LOG = Logger.getLogger(LiveTail.class);

    /** Whatever began earlier and is only now in the log is seen on the page alone. */
    private static final Duration LOOKED_BACK = Duration.ofMinutes(2);

    private static final int LOOKED_AT = 200;
    private static final int TOLD_AT_ONCE = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-live").factory());
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Set<UUID>> seenByApp = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final DeliverySearch search;
    private final LiveConfig config;
    private final Clock clock;

    LiveTail(DeliverySearch search, LiveConfig config, Clock clock) {
        this.search = search;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long millis = config.every().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::lookSafely, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A pod that is stopping waits for its requests: those that would not end do so now, and come again elsewhere. */
    void stopSoon(@Observes ShutdownDelayInitiatedEvent event) {
        stopping.set(true);
        watches.forEach(this::end);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
        thread.shutdownNow();
        watches.forEach(this::end);
    }

    /** Lets somebody watch, who may see the app's log, until it is over or they go. */
    public synchronized LiveOutcome open(Watch.Request request) {
        if (stopping.get() || watches.size() >= config.streams()) {
            return new LiveOutcome.Full();
        }
        long ofPerson = watches.stream()
                .filter(watch -> watch.userId() == request.userId())
                .count();
        if (ofPerson >= config.streamsPerPerson()) {
            return new LiveOutcome.TooManyOfPerson();
        }
        var now = clock.instant();
        var latest = now.plus(config.longest());
        var watch = new Watch(request, now, request.until().isBefore(latest) ? request.until() : latest);
        watches.add(watch);
        return new LiveOutcome.Opened(watch);
    }

    /** Somebody is gone. */
    public void close(Watch watch) {
        watches.remove(watch);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.warnf("those who watch deliveries are told later: %s", e.toString());
        }
    }

    void look() {
        var now = clock.instant();
        watches.stream().filter(watch -> !now.isBefore(watch.endsAt())).forEach(this::end);
        var byApp = watches.stream().filter(Watch::isHeard).collect(Collectors.groupingBy(Watch::appId));
        seenByApp.keySet().retainAll(byApp.keySet());
        byApp.forEach((appId, watching) -> look(appId, watching, now));
    }

    private void look(int appId, List<Watch> watching, Instant now) {
        try {
            var known = search.find(
                            appId,
                            AttemptFilter.all(now.minus(LOOKED_BACK), now.plus(LOOKED_BACK)),
                            new From.Newest(),
                            LOOKED_AT)
                    .attempts();
            var seen = seenByApp.getOrDefault(appId, Set.of());
            var fresh = known.stream()
                    .filter(attempt -> !seen.contains(attempt.id()))
                    .toList();
            seenByApp.put(appId, known.stream().map(Attempt::id).collect(Collectors.toCollection(HashSet::new)));
            watching.forEach(watch -> watch.look(known, fresh, TOLD_AT_ONCE, now));
        } catch (RuntimeException e) {
            LOG.debugf("the log of app %d is looked at later: %s", appId, e.toString());
        }
        watching.forEach(watch -> watch.beat(now.minus(config.heartbeat()), now));
    }

    private void end(Watch watch) {
        watches.remove(watch);
        watch.end();
    }
}
