package dev.grantway.install.policy;

/** What became of a changed policy. */
sealed interface PolicyOutcome {
    /** It holds from now on. */
    record Stored(StoredPolicy now) implements PolicyOutcome {}

    /** Someone else changed it since the form was opened, so nothing was. */
    record Stale(StoredPolicy now) implements PolicyOutcome {}
}
