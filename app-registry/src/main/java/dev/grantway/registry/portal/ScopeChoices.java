package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.PlatformSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's scopes as the form shows them.
 *
 * @param query what was searched for; empty for all
 */
record ScopeChoices(String query, List<Group> groups) {
    /**
     * Scopes about one kind of data.
     *
     * @param open whether it is unfolded: the app has one of them, or they were searched for
     * @param withdrawn whether the product offers them no longer
     */
    record Group(String name, boolean open, boolean withdrawn, List<Choice> scopes) {}

    private static final String WITHDRAWN = "No longer offered";

    /**
     * One scope, and how the app has it.
     *
     * @param purpose what the developer says it is for; empty when nothing
     * @param use what became of it; absent where that cannot be said
     */
    record Choice(
            PlatformSnapshot.Scope scope,
            ScopeKind kind,
            String purpose,
            @Nullable ScopeUse use) {
        /** Whether every app has it. */
        public boolean fixed() {
            return scope.name().equals("oauth");
        }

        /** Whether anything is said of it: the app has it, or a purpose of it was typed. */
        boolean told() {
            return kind != ScopeKind.NONE || !purpose.isEmpty();
        }

        public List<ScopeKind> kinds() {
            return List.of(ScopeKind.values());
        }
    }

    /**
     * The choices.
     *
     * @param uses of scopes that the app has, by their names
     */
    static ScopeChoices of(
            List<PlatformSnapshot.Scope> catalogue, AppScopes chosen, Map<String, ScopeUse> uses, String query) {
        var byGroup = new LinkedHashMap<String, List<Choice>>();
        Stream.concat(catalogue.stream(), withdrawn(catalogue, chosen))
                .filter(scope -> matches(scope, query.strip().toLowerCase(Locale.ROOT)))
                .forEach(scope -> byGroup.computeIfAbsent(scope.group(), _ -> new ArrayList<>())
                        .add(new Choice(
                                scope,
                                ScopeKind.in(chosen, scope.name()),
                                chosen.purposeOf(scope.name()).orElse(""),
                                uses.get(scope.name()))));
        var groups = new ArrayList<Group>();
        byGroup.forEach((name, scopes) -> groups.add(new Group(
                name,
                !query.isBlank() || scopes.stream().anyMatch(Choice::told),
                scopes.stream().allMatch(choice -> choice.scope().group().equals(WITHDRAWN)),
                scopes)));
        return new ScopeChoices(query, groups);
    }

    /** What the app has and the catalogue has no more: shown, so that it can be taken away. */
    private static Stream<PlatformSnapshot.Scope> withdrawn(List<PlatformSnapshot.Scope> catalogue, AppScopes chosen) {
        var known = catalogue.stream().map(PlatformSnapshot.Scope::name).collect(Collectors.toSet());
        return chosen.all()
                .filter(scope -> !known.contains(scope))
                .map(scope -> new PlatformSnapshot.Scope(
                        scope, scope, "Nobody can grant it any more", WITHDRAWN, "other", false, List.of()));
    }

    private static boolean matches(PlatformSnapshot.Scope scope, String words) {
        String text = String.join(" ", scope.name(), scope.title(), scope.description(), scope.group())
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() || text.contains(words);
    }
}
