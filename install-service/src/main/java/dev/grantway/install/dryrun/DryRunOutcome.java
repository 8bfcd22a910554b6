package dev.grantway.install.dryrun;

import dev.grantway.install.decision.InstallDecision;
import dev.grantway.install.page.Obstacle;

/** What would happen. */
public sealed interface DryRunOutcome {
    /** The person would be told that the link is wrong, whoever they are. */
    record LinkRefused(Obstacle obstacle) implements DryRunOutcome {}

    /**
     * The app would be told that the link is wrong, whoever the person is.
     *
     * @param location where the browser would go
     */
    record SentToApp(String location) implements DryRunOutcome {}

    /** The person would be told that the account is not theirs, or there is no such person. */
    record NotAMember() implements DryRunOutcome {}

    /**
     * It would be decided like this.
     *
     * @param appId the app that the link names
     */
    record Decided(int appId, InstallDecision decision) implements DryRunOutcome {}
}
