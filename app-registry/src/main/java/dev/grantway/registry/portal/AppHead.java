package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppStatus;

/**
 * What stands above every page of an app.
 *
 * @param revision of the app as the page shows it; a form sends it along, so that no other person's change is lost
 */
record AppHead(int appId, String name, AppStatus status, AccountChoice account, long revision) {
    public boolean disabled() {
        return status == AppStatus.DISABLED;
    }
}
