package dev.grantway.registry.domains;

import java.util.List;

/** What the DNS says of a name's texts. */
sealed interface TxtOutcome {
    /** These, in no order. */
    record Found(List<String> texts) implements TxtOutcome {
        public Found {
            texts = List.copyOf(texts);
        }
    }

    /** That there are none. */
    record Absent() implements TxtOutcome {}

    /** Nothing: no server answers, or one that cannot say. */
    record Silent() implements TxtOutcome {}
}
