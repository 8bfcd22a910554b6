package dev.grantway.registry.logos;

/** What became of a file that is to be a logo. */
public sealed interface LogoOutcome {
    /** It is a picture, and was drawn anew. */
    record Drawn(LogoImage image) implements LogoOutcome {}

    /**
     * It is none that is taken.
     *
     * @param reason a sentence for the developer
     */
    record Refused(String reason) implements LogoOutcome {}
}
