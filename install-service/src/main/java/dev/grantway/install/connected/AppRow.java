package dev.grantway.install.connected;

/**
 * A line of the list.
 *
 * @param installer who installed it, and who looks after it
 * @param publisher empty when it is unknown
 * @param reconnect where the app can be connected again; empty where it need not be, or that begins at the app alone
 * @param lastUsed empty where the app made no call since it was installed
 */
public record AppRow(
        InstalledApp app,
        Installer installer,
        String publisher,
        boolean publisherVerified,
        String reconnect,
        PageTime lastUsed) {
    /** How many permissions it has, in words. */
    public String scopeCount() {
        int count = app.scopes().size();
        return count == 1 ? "1 permission" : count + " permissions";
    }
}
