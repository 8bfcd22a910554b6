package dev.grantway.install.suspension;

import dev.grantway.install.page.Obstacle;

/** The words for what can come between a person and a suspension. */
final class SuspensionObstacles {
    private SuspensionObstacles() {}

    static Obstacle notFound() {
        return new Obstacle(
                "NOT_FOUND",
                404,
                "There is nothing here for you",
                "There is no such app, or you are not a member of its account.",
                "Check the address, or sign in as a member of the account.");
    }

    static Obstacle noRight() {
        return new Obstacle(
                "NO_RIGHT_TO_SUSPEND",
                403,
                "You can't suspend or resume this app",
                "Only super admins, who may install apps in this account, and who installed this one can do that."
                        + " Nothing was changed.",
                "Ask a super admin of this account.");
    }

    static Obstacle signedOut() {
        return new Obstacle(
                "SIGNED_OUT",
                403,
                "You have been signed out",
                "Your session ended since the page was opened. Nothing was changed.",
                "Sign in, and open the app in Connected Apps again.");
    }

    static Obstacle notActive() {
        return new Obstacle(
                "NOT_ACTIVE",
                409,
                "This app is not active",
                "Only an app that is active can be suspended. This one has no access to the account at present.",
                "Look at the app in Connected Apps.");
    }

    static Obstacle appNotInUse() {
        return new Obstacle(
                "APP_DISABLED",
                409,
                "This app is disabled",
                "Its developer, or those who run this site, disabled the app for everybody, so that it can't be resumed"
                        + " here. Nothing was changed.",
                "Once the app is enabled again, it is resumed by itself.");
    }

    static Obstacle notInstalled() {
        return new Obstacle(
                "NOT_INSTALLED",
                409,
                "This app is not installed any more",
                "It was uninstalled from the account, or is being uninstalled just now.",
                "Install it again through its install link.");
    }
}
