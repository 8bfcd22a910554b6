package dev.grantway.registry.installs;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where apps are installed. A little behind: it is told by topics. */
@Singleton
public class Installs {
    private static final Duration HEALTH_OF = Duration.ofDays(7);
    private static final int MOST_FACTS = 200;

    private final InstallReadStore store;
    private final Clock clock;

    Installs(InstallReadStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Some installations.
     *
     * @param next where to go on; empty at the end
     */
    public record Page(List<Install> installs, Optional<InstallQuery.Place> next) {}

    /** In how many accounts an app is installed now: those that a new consent would be asked of. */
    @Transactional
    public long countInstalled(int appId) {
        return counts(appId).entrySet().stream()
                .filter(entry -> entry.getKey().installed())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many installations stand where; those that are nowhere are left out. */
    @Transactional
    public Map<InstallState, Long> counts(int appId) {
        return store.counts(appId);
    }

    @Transactional
    public Page find(InstallQuery query, int limit) {
        var found = new ArrayList<>(store.find(query, limit + 1));
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        found.removeLast();
        var last = found.getLast();
        return new Page(
                List.copyOf(found), Optional.of(new InstallQuery.Place(last.changedAt(), last.installationId())));
    }

    /** One of an app; empty when the app has none of this id. */
    @Transactional
    public Optional<Install> find(int appId, String installationId) {
        return store.find(appId, installationId);
    }

    /** What happened to it, the last first. */
    @Transactional
    public List<InstallFact> timeline(Install install) {
        return store.facts(install.installationId(), MOST_FACTS);
    }

    @Transactional
    public InstallHealth health(Install install) {
        return store.health(install.installationId(), clock.instant().minus(HEALTH_OF));
    }
}
