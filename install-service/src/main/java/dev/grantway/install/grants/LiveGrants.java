package dev.grantway.install.grants;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * All consents that an installation lives by, the oldest first. What one person declined and another gave is given.
 *
 * @param grants empty when the app has to be connected again, or never was
 */
public record LiveGrants(List<LiveGrant> grants) {
    public LiveGrants {
        grants = List.copyOf(grants);
    }

    /** What any of them gave. */
    public List<String> granted() {
        return List.copyOf(union(LiveGrant::scopes));
    }

    /** What was declined, and nobody gave. */
    public List<String> declined() {
        return without(granted(), union(LiveGrant::declined));
    }

    /** What could not be offered, and nobody gave or declined. */
    public List<String> unavailable() {
        return without(declined(), new LinkedHashSet<>(without(granted(), union(LiveGrant::unavailable))));
    }

    private SequencedSet<String> union(Function<LiveGrant, List<String>> part) {
        var union = new LinkedHashSet<String>();
        grants.forEach(grant -> union.addAll(part.apply(grant)));
        return union;
    }

    private static List<String> without(List<String> given, SequencedSet<String> scopes) {
        return scopes.stream().filter(scope -> !given.contains(scope)).toList();
    }
}
