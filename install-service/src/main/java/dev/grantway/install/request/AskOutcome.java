package dev.grantway.install.request;

/** What became of asking. */
public sealed interface AskOutcome {
    /** Administrators can decide it. */
    record Asked(InstallRequest request) implements AskOutcome {}

    /**
     * The person asked for this app in this account, or for all apps there together, often enough for now.
     *
     * @param mostADay how often they may for one app
     * @param mostADayInAccount how often for all apps together
     */
    record TooOften(int mostADay, int mostADayInAccount) implements AskOutcome {}
}
