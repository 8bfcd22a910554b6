package dev.grantway.registry.directory;

/** What became of a change of a developer account's team. */
public sealed interface TeamOutcome {
    /** It is so now. */
    record Done() implements TeamOutcome {}

    /** The person is the only owner: nobody could let anyone in any more. */
    record LastOwner() implements TeamOutcome {}

    /** There is no such member. */
    record Absent() implements TeamOutcome {}
}
