package dev.grantway.install.installation;

/** What became of the wish to look after an installation. */
public sealed interface TakeoverOutcome {
    /** The person looks after it; asked again, they do already. */
    record TakenOver() implements TakeoverOutcome {}

    /** Somebody else came first, or it was installed anew. */
    record Overtaken() implements TakeoverOutcome {}

    /** It is not installed any more. */
    record NotInstalled() implements TakeoverOutcome {}
}
