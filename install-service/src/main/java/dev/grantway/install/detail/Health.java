package dev.grantway.install.detail;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.connected.PageTime;

/**
 * How an app's access stands; never a token's value.
 *
 * @param firstTokens when the first tokens were issued; empty before
 * @param firstCall empty when none was counted, as the next is
 * @param tokensUsed when a token was used last, as token-service has it; empty where it does not say
 * @param grants how many consents it lives by
 * @param refused calls within 30 days that were refused
 */
public record Health(
        PageTime firstTokens,
        PageTime firstCall,
        PageTime lastUsed,
        PageTime tokensUsed,
        int grants,
        long refused,
        InstallationStatus status,
        AppStatus app) {
    /** What it comes to, and what to do. */
    public String text() {
        return switch (status) {
            case REQUESTED -> "An administrator was asked to allow the app. It has no access yet.";
            case AUTHORIZED -> "Access was granted, and the app has yet to connect for the first time.";
            case ACTIVE -> textOfActive();
            case SUSPENDED -> "The app is paused: none of its tokens works until it is resumed.";
            case NEEDS_REAUTHORIZATION ->
                "None of the app's tokens works any more. Connect it again to go on: all that was set up stays.";
            case UNINSTALLING -> "The app is being removed: none of its tokens works.";
            case UNINSTALLED -> "The app was removed: none of its tokens works.";
        };
    }

    /** What token-service makes of it: tokens of an app that is switched off are dead, whatever the account wants. */
    private String textOfActive() {
        return switch (app) {
            case ACTIVE -> "The app has access, and its tokens work.";
            case DISABLED ->
                "The app is switched off, by its developer or by those who run this site: none of its tokens works until it"
                        + " is switched on again.";
            case DELETED -> "The app was deleted by its developer: none of its tokens works.";
        };
    }

    public boolean needsReconnect() {
        return status == InstallationStatus.NEEDS_REAUTHORIZATION;
    }

    /** Whether it has access at this moment. */
    public boolean isActive() {
        return status == InstallationStatus.ACTIVE;
    }

    /** Whether its permissions can be changed by consenting again. */
    public boolean isInUse() {
        return status == InstallationStatus.ACTIVE || status == InstallationStatus.SUSPENDED || needsReconnect();
    }
}
