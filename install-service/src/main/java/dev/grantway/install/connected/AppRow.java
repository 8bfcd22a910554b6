package dev.grantway.install.connected;

/**
 * A line of the list.
 *
 * @param installer who installed it, and who looks after it
 * @param lastUsed empty where the app made no call since it was installed
 */
public record AppRow(InstalledApp app, Installer installer, PageTime lastUsed) {
    /** How many permissions it has, in words. */
    public String scopeCount() {
        int count = app.scopes().size();
        return count == 1 ? "1 permission" : count + " permissions";
    }
}
