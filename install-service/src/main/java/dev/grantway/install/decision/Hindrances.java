package dev.grantway.install.decision;

import java.util.List;

/** The words for what can stand in the way of one question. */
final class Hindrances {
    private final InstallQuestion question;
    private final PlatformWords words;
    private final String app;
    private final String account;
    private final String person;

    Hindrances(InstallQuestion question, PlatformWords words) {
        this.question = question;
        this.words = words;
        this.app = shown(question.request().app().name());
        this.account = shown(question.account().name());
        this.person = shown(question.person().email());
    }

    Hindrance developerAccount() {
        return about(
                HindranceCode.DEVELOPER_ACCOUNT,
                account + " is a developer account, and apps can't be installed on it.",
                "Use a test account instead.");
    }

    Hindrance isPrivate() {
        int accountId = question.account().accountId();
        return about(
                HindranceCode.APP_PRIVATE,
                app + " is private: its developer chose which accounts may install it, and " + account
                        + " is none of them.",
                "The developer of " + app + " can add account " + accountId + " to the list.");
    }

    Hindrance notAdmitted() {
        boolean blocked = question.policy()
                .blockedApps()
                .contains(question.request().app().appId());
        return about(
                HindranceCode.APP_NOT_ADMITTED,
                blocked
                        ? "The administrators of " + account + " have blocked " + app + "."
                        : account + " takes only the apps that its administrators allow, and " + app
                                + " is none of them.",
                administratorsCanChangeIt());
    }

    Hindrance notVerified() {
        return about(
                HindranceCode.PUBLISHER_NOT_VERIFIED,
                "Only apps of verified publishers can be installed on this site, and the publisher of " + app
                        + " is not verified.",
                "Whoever runs this site can verify the publisher.");
    }

    Hindrance notVerifiedForAccount() {
        return about(
                HindranceCode.PUBLISHER_NOT_VERIFIED,
                account + " takes only apps of verified publishers, and the publisher of " + app + " is not verified.",
                administratorsCanChangeIt());
    }

    Hindrance suspended() {
        return about(
                HindranceCode.SUSPENDED,
                "The access of " + app + " to " + account + " is paused.",
                roles("These roles can resume it under Connected Apps: ", words.superAdmins()));
    }

    Hindrance noRightToInstall() {
        return about(
                HindranceCode.NO_RIGHT_TO_INSTALL,
                person + " may not install apps that " + account + " does not have yet.",
                thoseWhoInstall());
    }

    Hindrance noRightToAdd(List<String> scopes) {
        return about(
                HindranceCode.NO_RIGHT_TO_INSTALL,
                person + " may not give " + app + " more than it has in " + account + ", and it asks for: "
                        + String.join(", ", scopes.stream().map(words::scope).toList()) + ".",
                thoseWhoInstall());
    }

    Hindrance noRightToAdd(String optional) {
        return about(
                HindranceCode.NO_RIGHT_TO_INSTALL,
                optional,
                person + " may not give " + app + " more than it has in " + account + ": " + words.scope(optional)
                        + ".",
                thoseWhoInstall());
    }

    Hindrance noAccess(String scope) {
        String titles = words.rolesWith(scope);
        return new Hindrance(
                HindranceCode.NO_ACCESS_TO_SCOPE,
                scope,
                person + " may not grant " + words.scope(scope) + " in " + account + ".",
                roles("These roles may: ", titles),
                person + " may not grant `" + scope + "`; "
                        + (titles.isEmpty() ? "no role may" : "these roles may: " + titles));
    }

    Hindrance notInPlan(String scope) {
        String missing = " needs " + words.plansWith(scope) + ", which " + account + " does not have";
        return new Hindrance(
                HindranceCode.PLAN_LACKS_SCOPE,
                scope,
                words.scope(scope) + missing + ".",
                "Whoever manages the plan of " + account + " can change that.",
                "scope `" + scope + "`" + missing + "; whoever manages its plan can change that");
    }

    Hindrance notAllowed(String scope) {
        return about(
                HindranceCode.SCOPE_NOT_ALLOWED,
                scope,
                "The administrators of " + account + " do not allow apps " + words.scope(scope) + " as an extra.",
                administratorsCanChangeIt());
    }

    private String thoseWhoInstall() {
        return roles(
                "These roles may: ", words.rolesThatInstall(question.policy().superAdminsOnly()));
    }

    private String administratorsCanChangeIt() {
        return roles("These roles can change that: ", words.superAdmins());
    }

    private static String roles(String sentence, String titles) {
        return titles.isEmpty() ? "Ask an administrator of the account." : sentence + titles + ".";
    }

    private static Hindrance about(HindranceCode code, String cause, String remedy) {
        return new Hindrance(code, null, cause, remedy, cause + " " + remedy);
    }

    private static Hindrance about(HindranceCode code, String scope, String cause, String remedy) {
        return new Hindrance(code, scope, cause, remedy, cause + " " + remedy);
    }

    /** Strangers chose these names: none of their characters may turn the sentence around. */
    private static String shown(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
    }
}
