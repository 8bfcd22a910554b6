package dev.grantway.token.installation;

/** Whether a consent may go on. */
public sealed interface OpeningOutcome {
    /** The installation is open in the consent's generation. */
    record Open(Installation installation) implements OpeningOutcome {}

    /** Its generation is over, or not yet due. */
    record GenerationClosed() implements OpeningOutcome {}

    /** It is suspended. */
    record Suspended() implements OpeningOutcome {}
}
