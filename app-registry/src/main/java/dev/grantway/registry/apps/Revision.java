package dev.grantway.registry.apps;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which state of an app somebody saw before they changed it, so that a change by somebody else in between is not written
 * over unseen.
 */
public sealed interface Revision {
    /** Whatever it is now: the caller saw none, or means every one. */
    Revision ANY = new Any();

    /** Whether an app that is at this revision is still as it was seen. */
    boolean allows(long current);

    /** The one that was seen; any when that was not said. */
    static Revision seen(@Nullable Long revision) {
        return revision == null ? ANY : new Seen(revision);
    }

    /** One of these; when there are none, no state is. */
    static Revision among(Set<Long> revisions) {
        return new OneOf(revisions);
    }

    /** No matter which. */
    record Any() implements Revision {
        @Override
        public boolean allows(long current) {
            return true;
        }
    }

    /** This one alone. */
    record Seen(long revision) implements Revision {
        @Override
        public boolean allows(long current) {
            return revision == current;
        }
    }

    /** Any of these. */
    record OneOf(Set<Long> revisions) implements Revision {
        public OneOf {
            revisions = Set.copyOf(revisions);
        }

        @Override
        public boolean allows(long current) {
            return revisions.contains(current);
        }
    }
}
