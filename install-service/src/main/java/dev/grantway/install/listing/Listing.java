package dev.grantway.install.listing;

import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.usage.Usage;
import dev.grantway.install.usage.UsageView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An account's connected apps, filtered, in order, and a page at a time. */
@Singleton
public class Listing {
    /** What was not used for so long may be forgotten. */
    static final Duration UNUSED_FOR = Duration.ofDays(90);

    private static final int PAGE_SIZE = 100;

    private final ListingStore store;
    private final InstallationView installations;
    private final UsageView usage;
    private final Clock clock;

    Listing(ListingStore store, InstallationView installations, UsageView usage, Clock clock) {
        this.store = store;
        this.installations = installations;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * A page of the list; the last one where there are not so many.
     *
     * @param number 1 for the first
     */
    public ListedPage page(AppFilter filter, int number) {
        var usedBefore = usedBefore();
        int total = store.count(filter, usedBefore);
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.clamp(number, 1, pages);
        var ids = store.ids(filter, usedBefore, PAGE_SIZE, (shown - 1) * PAGE_SIZE);
        return new ListedPage(load(ids), shown, pages, total);
    }

    /** The ids of the whole list, to be loaded bit by bit. */
    public List<String> ids(AppFilter filter, int atMost) {
        return store.ids(filter, usedBefore(), atMost, 0);
    }

    /** In the order of the ids. */
    public List<ListedApp> load(List<String> ids) {
        var found = installations.findAll(ids);
        var labels = store.labels(
                found.stream().map(installation -> installation.app().id()).collect(Collectors.toSet()));
        var spans = usage.spans(ids);
        return found.stream()
                .map(installation -> listed(installation, labels, spans))
                .toList();
    }

    /** What was granted access and has not asked for tokens, or is being withdrawn; the last changed first. */
    public List<ListedApp> unfinished(int accountId, int atMost) {
        return load(store.unfinished(accountId, atMost));
    }

    private Instant usedBefore() {
        return clock.instant().minus(UNUSED_FOR);
    }

    private static ListedApp listed(
            Installation installation, Map<Integer, AppLabel> labels, Map<String, Usage.Span> spans) {
        int appId = installation.app().id();
        var label = labels.getOrDefault(appId, AppLabel.unknown(appId));
        return new ListedApp(
                installation,
                label.name(),
                label.publisher(),
                label.publisherVerified(),
                lastUsed(installation, spans));
    }

    private static Optional<Instant> lastUsed(Installation installation, Map<String, Usage.Span> spans) {
        return Optional.ofNullable(spans.get(installation.id()))
                .map(Usage.Span::lastUsedAt)
                .filter(used -> installation.tokensIssuedAt() != null && !used.isBefore(installation.tokensIssuedAt()));
    }
}
