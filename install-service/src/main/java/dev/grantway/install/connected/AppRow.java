package dev.grantway.install.connected;

/**
 * A line of the list.
 *
 * @param publisher empty when it is unknown
 * @param lastUsed empty where the app made no call since it was installed
 */
public record AppRow(InstalledApp app, String publisher, boolean publisherVerified, PageTime lastUsed) {
    /** How many permissions it has, in words. */
    public String scopeCount() {
        int count = app.scopes().size();
        return count == 1 ? "1 permission" : count + " permissions";
    }
}
