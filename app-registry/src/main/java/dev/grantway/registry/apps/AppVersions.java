package dev.grantway.registry.apps;

import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.CurrentActor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** The versions of apps: each change of what developers say of them is one, written in the transaction that makes it. */
@Singleton
public class AppVersions {
    /** As many are kept of an app, the newest. */
    static final int KEPT = 200;

    private final AppVersionStore store;
    private final CurrentActor actor;

    AppVersions(AppVersionStore store, CurrentActor actor) {
        this.store = store;
        this.actor = actor;
    }

    /**
     * Some versions of an app, newest first.
     *
     * @param before the one that comes before the last of them; empty where none is kept
     */
    public record Page(List<AppVersion> versions, Optional<AppVersion> before) {
        /** Where to go on; empty at the end. */
        public OptionalInt next() {
            return before.isPresent() ? OptionalInt.of(versions.getLast().number()) : OptionalInt.empty();
        }
    }

    /**
     * The newest of an app.
     *
     * @param below with a lower number than this; empty for all
     * @param limit at least 1
     */
    @Transactional
    public Page find(int appId, OptionalInt below, int limit) {
        var found = new ArrayList<>(store.find(appId, below.orElse(Integer.MAX_VALUE), limit + 1));
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        var before = found.removeLast();
        return new Page(List.copyOf(found), Optional.of(before));
    }

    /** One of an app; empty when there is none of this number, or it is kept no more. */
    @Transactional
    public Optional<AppVersion> find(int appId, int number) {
        return store.find(appId, number);
    }

    /** Writes how a locked app stands before anything is done to it, where nothing is written of it yet. */
    void begin(App app, IntFunction<List<Subscription>> subscriptions) {
        if (store.newest(app.id).isEmpty()) {
            var content = WholeApp.of(app, subscriptions.apply(app.id));
            store.add(
                    app.id,
                    new AppVersion(1, app.version, app.consentVersion, app.changedAt, new Actor.Platform(), content));
        }
    }

    /** Writes how a locked app stands now and gives it its version; nothing where the newest is the same. */
    void changed(App app, List<Subscription> subscriptions) {
        var content = WholeApp.of(app, subscriptions);
        var newest = store.newest(app.id);
        if (newest.isPresent() && newest.get().content().equals(content)) {
            return;
        }
        int number = newest.map(AppVersion::number).orElse(0) + 1;
        app.version = newest.map(last -> after(last, app.consentVersion)).orElse(app.version);
        store.add(
                app.id, new AppVersion(number, app.version, app.consentVersion, app.changedAt, actor.actor(), content));
        store.dropUpTo(app.id, number - KEPT);
    }

    void forget(int appId) {
        store.dropUpTo(appId, Integer.MAX_VALUE);
    }

    private static String after(AppVersion last, int consentVersion) {
        int before = last.consentVersion() == consentVersion
                ? Integer.parseInt(last.version().split("\\.", 3)[1]) + 1
                : 0;
        return consentVersion + "." + before + ".0";
    }
}
