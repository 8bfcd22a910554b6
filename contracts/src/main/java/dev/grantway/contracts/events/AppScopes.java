package dev.grantway.contracts.events;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three kinds of scopes of an app; a scope is in one kind only.
 *
 * @param required must be in every authorization URL's {@code scope}
 * @param conditionallyRequired bind only where a URL names them in {@code scope}
 * @param optional may be named in {@code optional_scope}, and are left out where the account lacks them
 * @param purposes by scope, what the developer says the app needs it for: a line of a stranger's, to be shown as such; absent
 *     when the developer gave none, and from older records
 */
public record AppScopes(
        List<String> required,
        List<String> conditionallyRequired,
        List<String> optional,
        @Nullable Map<String, String> purposes) {
    public AppScopes {
        required = List.copyOf(required);
        conditionallyRequired = List.copyOf(conditionallyRequired);
        optional = List.copyOf(optional);
        purposes = said(purposes);
    }

    /** Scopes whose purposes are not told. */
    public AppScopes(List<String> required, List<String> conditionallyRequired, List<String> optional) {
        this(required, conditionallyRequired, optional, null);
    }

    /** The same, for these purposes. */
    public AppScopes withPurposes(Map<String, String> newPurposes) {
        return new AppScopes(required, conditionallyRequired, optional, newPurposes);
    }

    /** What the developer says a scope is needed for; empty when nothing. */
    public Optional<String> purposeOf(String scope) {
        return Optional.ofNullable(purposesOrNone().get(scope));
    }

    /** The purposes that were told, by scope. */
    public Map<String, String> purposesOrNone() {
        return Objects.requireNonNullElse(purposes, Map.of());
    }

    /** The scopes of all kinds, the required ones first. */
    public Stream<String> all() {
        return Stream.of(required, conditionallyRequired, optional).flatMap(List::stream);
    }

    /** In the order of the scopes' names, so that the same purposes are always written alike. */
    private static @Nullable Map<String, String> said(@Nullable Map<String, String> told) {
        if (told == null) {
            return null;
        }
        var texts = new HashMap<>(told);
        texts.values().removeIf(Objects::isNull);
        return texts.isEmpty() ? null : Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
