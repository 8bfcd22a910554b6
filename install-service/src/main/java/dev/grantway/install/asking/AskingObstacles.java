package dev.grantway.install.asking;

import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.WayOut;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for what can come between a person and a request. */
final class AskingObstacles {
    static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");

    private static final String NOTHING_SENT = "Nothing was sent.";

    private AskingObstacles() {}

    static Obstacle formTooOld() {
        return new Obstacle(
                "FORM_EXPIRED",
                400,
                "This page is too old",
                "The form was opened too long ago, in another session, or it was changed; or the app changed. "
                        + NOTHING_SENT,
                "Open the install link again.");
    }

    static Obstacle signedOut() {
        return new Obstacle(
                "SIGNED_OUT",
                403,
                "You have been signed out",
                "Your session ended since the page was opened. " + NOTHING_SENT,
                "Open the install link again and sign in.");
    }

    static Obstacle notYourAccount(int accountId) {
        return new Obstacle(
                "ACCOUNT_NOT_YOURS",
                403,
                "This account isn't one of yours",
                "You are not a member of the account " + accountId + ", or there is no such account. " + NOTHING_SENT,
                "Open the install link again and choose another account.");
    }

    static Obstacle noNeedToAsk() {
        return new Obstacle(
                "NO_NEED_TO_ASK",
                409,
                "You can install this app yourself",
                "You have the right to install apps in this account, so there is nobody to ask. " + NOTHING_SENT,
                "Open the install link again and go on.");
    }

    /** An approval stands in for the right to install and for nothing else. */
    static Obstacle notAllowedHere(String appName, List<Hindrance> hindrances) {
        return new Obstacle(
                "APP_NOT_ALLOWED_HERE",
                403,
                appName + " can't be installed in this account",
                sentences(hindrances.stream().map(Hindrance::cause)) + " An approval would not help. " + NOTHING_SENT,
                sentences(hindrances.stream().map(Hindrance::remedy)));
    }

    static Obstacle askedTooOften(int mostADay, int mostADayInAccount) {
        return new Obstacle(
                "ASKED_TOO_OFTEN",
                429,
                "You have asked often enough today",
                "A person can ask for an app in an account " + mostADay + " times within 24 hours, and "
                        + mostADayInAccount + " times for all apps together. " + NOTHING_SENT,
                "Wait until tomorrow, or speak to an administrator of this account.");
    }

    /** Each of them once. */
    static String sentences(Stream<String> sentences) {
        return sentences.distinct().collect(Collectors.joining(" "));
    }

    static Obstacle lacksAccess(List<String> scopes) {
        return new Obstacle(
                "SCOPES_NOT_YOURS",
                403,
                "You can't give the app what it needs",
                "You don't have access to these yourself, so that you could not finish the install. " + NOTHING_SENT,
                scopes,
                "Ask an administrator of this account for that access, or to install the app.");
    }

    static Obstacle notFound() {
        return new Obstacle(
                "NOT_FOUND",
                404,
                "There is nothing here for you",
                "There is no such account or request, or you are not a member of the account.",
                "Check the address, or sign in as a member of the account.");
    }

    static Obstacle noRightToDecide() {
        return new Obstacle(
                "NO_RIGHT_TO_DECIDE",
                403,
                "You can't see this account's requests",
                "Only those who may install apps in the account see and decide them.",
                "Ask a super admin of this account.");
    }
}
