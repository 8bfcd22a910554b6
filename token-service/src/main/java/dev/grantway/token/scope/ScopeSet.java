package dev.grantway.token.scope;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A combination of scopes.
 *
 * @param id of its row
 * @param scopes in the order of their names
 */
public record ScopeSet(int id, List<String> scopes) {
    public ScopeSet {
        scopes = List.copyOf(scopes);
    }

    /** As a value of {@code scope}. RFC 6749, section 3.3. */
    public String text() {
        return String.join(" ", scopes);
    }

    /** Whether the others are some of these, or all; not when there are none. */
    public boolean covers(Collection<String> others) {
        return !others.isEmpty() && Set.copyOf(scopes).containsAll(others);
    }
}
