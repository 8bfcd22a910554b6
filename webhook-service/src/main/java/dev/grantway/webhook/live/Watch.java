package dev.grantway.webhook.live;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who watches an app's attempts. */
public final class Watch {
    private final AtomicReference<@Nullable LiveListener> listener = new AtomicReference<>();
    private final AtomicReference<Instant> lastSent;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Request request;
    private final Instant endsAt;

    Watch(Request request, Instant now, Instant endsAt) {
        this.request = request;
        this.lastSent = new AtomicReference<>(now);
        this.endsAt = endsAt;
    }

    /**
     * What is watched, and who watches it.
     *
     * @param since the newest line that they have already; empty for none
     * @param until they may not watch longer
     */
    public record Request(int appId, int userId, AttemptFilter filter, Optional<Place> since, Instant until) {}

    /** From now on this one is told. */
    public void tell(LiveListener teller) {
        listener.set(teller);
    }

    int appId() {
        return request.appId();
    }

    int userId() {
        return request.userId();
    }

    Instant endsAt() {
        return endsAt;
    }

    /** Whether it has somebody to tell. */
    boolean isHeard() {
        return listener.get() != null;
    }

    /**
     * Tells of what is new.
     *
     * @param known the newest attempts, the newest first; whoever begins is told of those that they do not have
     * @param fresh those of them that are new since the last look
     */
    void look(List<Attempt> known, List<Attempt> fresh, int most, Instant now) {
        var unseen = begun.compareAndSet(false, true) ? known : fresh;
        var wanted = unseen.stream()
                .filter(attempt -> request.since()
                        .filter(since -> !since.isBefore(attempt))
                        .isEmpty())
                .filter(request.filter()::takes)
                .toList();
        if (!wanted.isEmpty()) {
            say(now, told -> told.arrived(wanted.stream().limit(most).toList().reversed(), wanted.size() > most));
        }
    }

    /** Says something if nothing was said for long. */
    void beat(Instant before, Instant now) {
        if (lastSent.get().isBefore(before)) {
            say(now, LiveListener::silence);
        }
    }

    void end() {
        var told = listener.getAndSet(null);
        if (told != null) {
            told.ended();
        }
    }

    private void say(Instant now, Consumer<LiveListener> what) {
        var told = listener.get();
        if (told != null) {
            lastSent.set(now);
            what.accept(told);
        }
    }
}
