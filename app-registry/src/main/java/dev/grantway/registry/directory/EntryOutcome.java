package dev.grantway.registry.directory;

import java.util.Map;

/** What became of an entry into the directory. */
public sealed interface EntryOutcome<T> {
    /** It is there now, made by this call. */
    record Made<T>(T entry) implements EntryOutcome<T> {}

    /**
     * It says something that cannot be.
     *
     * @param problems one sentence a field
     */
    record Invalid<T>(Map<String, String> problems) implements EntryOutcome<T> {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** One with this id, or this e-mail address, exists; it was left alone. */
    record Taken<T>(String field) implements EntryOutcome<T> {}
}
