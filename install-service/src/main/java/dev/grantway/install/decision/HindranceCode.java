package dev.grantway.install.decision;

/** Why an app cannot be installed, or a scope not be had. The names are stable: programs and support rely on them. */
public enum HindranceCode {
    /** Apps are made in the account, and none is installed there. */
    DEVELOPER_ACCOUNT,
    /** The app is private, and its developer has not named the account. */
    APP_PRIVATE,
    /** The account's administrators keep the app out. */
    APP_NOT_ADMITTED,
    /** The operator, or the account's administrators, admit verified publishers alone. */
    PUBLISHER_NOT_VERIFIED,
    /** The app is there and its access is paused. */
    SUSPENDED,
    /** The person may not bring apps, or more of an app, into the account. */
    NO_RIGHT_TO_INSTALL,
    /** The person has no access to the scope, and so cannot give it. */
    NO_ACCESS_TO_SCOPE,
    /** The account's plan does not include the scope. */
    PLAN_LACKS_SCOPE,
    /** The account's administrators do not allow the scope where it is optional. */
    SCOPE_NOT_ALLOWED;

    /** Whether another person could do it, or the same person with more rights. */
    public boolean isAboutRights() {
        return this == NO_RIGHT_TO_INSTALL || this == NO_ACCESS_TO_SCOPE;
    }

    /** Whether it is that the account cannot have a scope, whoever asks. */
    public boolean isAboutPlan() {
        return this == PLAN_LACKS_SCOPE;
    }
}
