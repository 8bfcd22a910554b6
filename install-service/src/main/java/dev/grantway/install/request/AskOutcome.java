package dev.grantway.install.request;

/** What became of asking. */
public sealed interface AskOutcome {
    /** Administrators can decide it. */
    record Asked(InstallRequest request) implements AskOutcome {}

    /**
     * The person asked for this app in this account often enough for now.
     *
     * @param mostADay how often they may
     */
    record TooOften(int mostADay) implements AskOutcome {}
}
