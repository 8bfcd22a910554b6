package dev.grantway.install.consent;

import dev.grantway.install.page.Obstacle;

/** The words for what can come between a person and a consent. */
final class ConsentObstacles {
    private static final String NOTHING_GIVEN = "No access was given";

    private ConsentObstacles() {}

    static Obstacle formTooOld() {
        return new Obstacle(
                "FORM_EXPIRED",
                400,
                "This page is too old",
                "The form was opened too long ago, in another session, or it was changed. " + NOTHING_GIVEN + ".",
                "Start again, or open the install link where you found it.");
    }

    static Obstacle changedMeanwhile() {
        return new Obstacle(
                "CHANGED_MEANWHILE",
                409,
                "Something changed while you read",
                "The app or its place in this account changed since the page was opened. " + NOTHING_GIVEN + ".",
                "Open the install link again and look once more.");
    }

    static Obstacle grantedBefore(String appName) {
        return new Obstacle(
                "GRANTED_BEFORE",
                409,
                "You have granted access already",
                "This form was sent before, and its answer went to " + appName
                        + ". A form counts once, so nothing more was" + " given or changed.",
                "If the app says that it isn't connected, or to choose otherwise, start again.");
    }

    static Obstacle signedOut() {
        return new Obstacle(
                "SIGNED_OUT",
                403,
                "You have been signed out",
                "Your session ended since the page was opened. " + NOTHING_GIVEN + ".",
                "Start again and sign in, or open the install link where you found it.");
    }

    static Obstacle notYourAccount(int accountId) {
        return new Obstacle(
                "ACCOUNT_NOT_YOURS",
                403,
                "This account isn't one of yours",
                "You are not a member of the account " + accountId + ", or there is no such account.",
                "Choose another account, or sign in as someone who is a member.");
    }

    static Obstacle beingRemoved(String appName) {
        return new Obstacle(
                "BEING_REMOVED",
                409,
                appName + " is being removed",
                "The app is just being uninstalled from this account. " + NOTHING_GIVEN + ".",
                "Open the install link again in a moment.");
    }

    static Obstacle suspended(String appName) {
        return new Obstacle(
                "SUSPENDED",
                403,
                appName + " is suspended",
                "The app's access to this account is paused. " + NOTHING_GIVEN + ".",
                "An administrator of this account can resume it.");
    }
}
