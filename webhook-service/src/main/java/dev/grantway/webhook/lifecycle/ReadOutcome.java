package dev.grantway.webhook.lifecycle;

/** What a record of the install events is. */
sealed interface ReadOutcome {
    /** Something that its app may be told. */
    record Told(LifecycleFact fact) implements ReadOutcome {}

    /** Something that no app is told. */
    record Untold() implements ReadOutcome {}

    /** Never readable; the sentence quotes nothing of it. */
    record Unreadable(String detail) implements ReadOutcome {}
}
