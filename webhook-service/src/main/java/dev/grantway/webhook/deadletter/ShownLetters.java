package dev.grantway.webhook.deadletter;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The letters of an app, for people and programs that look through them. */
@Singleton
public class ShownLetters {
    private static final int LETTERS = 50;
    private static final Duration KEPT = Duration.ofDays(31);

    private final DeadLetterStore store;
    private final Clock clock;

    ShownLetters(DeadLetterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Some letters, newest first.
     *
     * @param next where the older ones begin; empty when there are none
     */
    public record Page(List<KeptLetter> letters, Optional<String> next) {}

    /**
     * Some letters, newest first.
     *
     * @param reason empty for any
     * @param before what a page before had as next; empty for the newest
     * @return empty where that cannot be read
     */
    public Optional<Page> page(
            int appId, String reason, Optional<Instant> from, Optional<Instant> until, Optional<String> before) {
        var place = before.isPresent() ? before.flatMap(LetterPlace::parse) : Optional.of(LetterPlace.START);
        return place.map(start -> page(
                appId,
                new LetterFilter(
                        reason,
                        from.orElseGet(() -> clock.instant().minus(KEPT)),
                        until.orElseGet(() -> clock.instant().plus(KEPT)),
                        start)));
    }

    /** The newest letters, and no way to older ones. */
    public Page newest(int appId) {
        var now = clock.instant();
        var newest = page(appId, new LetterFilter("", now.minus(KEPT), now.plus(KEPT), LetterPlace.START));
        return new Page(newest.letters(), Optional.empty());
    }

    private Page page(int appId, LetterFilter filter) {
        var found = store.find(appId, filter, LETTERS + 1);
        var shown = found.subList(0, Math.min(LETTERS, found.size()));
        return new Page(
                List.copyOf(shown),
                found.size() > LETTERS
                        ? Optional.of(LetterPlace.of(shown.getLast()).toString())
                        : Optional.empty());
    }
}
