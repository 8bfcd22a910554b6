package dev.grantway.token.imports;

/** What reading a line came to. */
sealed interface LineOutcome {
    /** It can be stored. */
    record Good(ImportedGrant grant) implements LineOutcome {}

    /**
     * It cannot.
     *
     * @param reason stable, for programs
     */
    record Refused(String reason) implements LineOutcome {}
}
