package dev.grantway.install.installation;

import dev.grantway.install.installation.TakeoverOutcome.NotInstalled;
import dev.grantway.install.installation.TakeoverOutcome.Overtaken;
import dev.grantway.install.installation.TakeoverOutcome.TakenOver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who looks after installations whose installer left. It gives the app nothing, and takes nothing from it. */
@Singleton
public class Takeovers {
    private final InstallationStore store;
    private final KeeperStore keepers;
    private final InstallationHistory history;
    private final Clock clock;

    Takeovers(InstallationStore store, KeeperStore keepers, InstallationHistory history, Clock clock) {
        this.store = store;
        this.keepers = keepers;
        this.history = history;
        this.clock = clock;
    }

    /** By installation; those that nobody took over are left out. */
    public Map<String, Keeper> find(List<Installation> installations) {
        return keepers.find(installations.stream().map(Installation::id).toList());
    }

    /** Who looks after one; empty when nobody took it over. */
    public Optional<Keeper> find(Installation installation) {
        return Optional.ofNullable(find(List.of(installation)).get(installation.id()));
    }

    /**
     * Has a person look after an installation, and tells of it.
     *
     * @param seen as it was when the installer was found to have left
     * @param keeper likewise; empty when there was none
     */
    public TakeoverOutcome takeOver(Installation seen, Optional<Keeper> keeper, int userId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var row = store.lock(seen.id()).filter(found -> found.isOpen() && found.isListed());
            return row.map(present -> takeOver(present, seen, keeper, userId)).orElseGet(NotInstalled::new);
        });
    }

    private TakeoverOutcome takeOver(Installation row, Installation seen, Optional<Keeper> keeper, int userId) {
        var present = find(row);
        if (present.filter(now -> now.userId() == userId).isPresent()) {
            return new TakenOver();
        }
        if (row.generation() != seen.generation()
                || !Objects.equals(row.installedBy(), seen.installedBy())
                || !present.equals(keeper)) {
            return new Overtaken();
        }
        var now = clock.instant();
        keepers.save(row, new Keeper(userId, now));
        history.record(row.as(row.status(), row.removal(), now), told -> InstallEvents.takenOver(told, userId));
        return new TakenOver();
    }
}
