package dev.grantway.install.consent;

import java.util.Set;

/** What the person pressed. */
sealed interface ConsentDecision {
    /**
     * Grant access.
     *
     * @param ticked the optional scopes that the form says are ticked; whatever else stands in it counts for nothing
     */
    record Granted(Set<String> ticked) implements ConsentDecision {}

    /** Cancel. */
    record Denied() implements ConsentDecision {}
}
