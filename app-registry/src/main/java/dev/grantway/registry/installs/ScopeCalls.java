package dev.grantway.registry.installs;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Which scopes the calls of apps needed. A little behind, as all that is known of installations. */
@Singleton
public class ScopeCalls {
    /** As far back as it looks. */
    public static final Duration SPAN = Duration.ofDays(30);

    private final UsageStore usage;
    private final InstallReadStore installs;
    private final Clock clock;

    ScopeCalls(UsageStore usage, InstallReadStore installs, Clock clock) {
        this.usage = usage;
        this.installs = installs;
        this.clock = clock;
    }

    /**
     * How many calls of an app needed each scope within the {@link #SPAN}; a scope that none needed is not in it.
     *
     * @return empty until the app has been installed somewhere, and calls have been counted, for so long
     */
    @Transactional
    public Optional<Map<String, Long>> find(int appId) {
        var since = clock.instant().minus(SPAN);
        if (usage.countedSince().isAfter(since) || !installs.isInstalledSince(appId, since)) {
            return Optional.empty();
        }
        return Optional.of(usage.callsByScope(appId, LocalDate.ofInstant(since, ZoneOffset.UTC)));
    }
}
