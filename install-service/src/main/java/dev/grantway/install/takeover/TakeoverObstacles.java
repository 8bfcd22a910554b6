package dev.grantway.install.takeover;

import dev.grantway.install.page.Obstacle;

/** The words for what can come between a person and taking over. */
final class TakeoverObstacles {
    private TakeoverObstacles() {}

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
                "NO_RIGHT_TO_TAKE_OVER",
                403,
                "You can't take over this app",
                "Only super admins and members who may install apps can do that. Nothing was changed.",
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

    static Obstacle inGoodHands() {
        return new Obstacle(
                "LOOKED_AFTER",
                409,
                "Somebody looks after this app",
                "Who installed the app, or took it over, is a member of this account. Nothing was changed.",
                "Look at the app in Connected Apps.");
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
