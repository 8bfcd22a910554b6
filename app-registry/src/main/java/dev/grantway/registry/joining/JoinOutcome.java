package dev.grantway.registry.joining;

import dev.grantway.registry.directory.Person;
import java.util.Map;

/** What became of a link that somebody came with. */
sealed interface JoinOutcome {
    /**
     * They are in.
     *
     * @param isNew whether they were not here before, and are not signed in
     */
    record Joined(Person person, int accountId, boolean isNew) implements JoinOutcome {}

    /**
     * Something that was typed cannot be; the link is still good.
     *
     * @param problems one sentence a field
     */
    record Invalid(JoiningLink link, Map<String, String> problems) implements JoinOutcome {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** The address is that of someone who is here already, and not signed in at this browser. */
    record SignInFirst(JoiningLink link) implements JoinOutcome {}

    /** The operator lets nobody new in this way. */
    record Closed() implements JoinOutcome {}

    /** Too many come in at this moment. */
    record Busy() implements JoinOutcome {}

    /** Spent, taken back, replaced, too old, or never made. */
    record Gone() implements JoinOutcome {}
}
