package dev.grantway.platform.session;

/** What a person may do in a developer account. */
public enum DeveloperRole {
    /** Everything, the team included. */
    OWNER,
    /** Everything with apps. */
    DEVELOPER,
    /** Looks on. */
    READ_ONLY;

    /** Whether apps may be changed. */
    public boolean mayChangeApps() {
        return this != READ_ONLY;
    }
}
