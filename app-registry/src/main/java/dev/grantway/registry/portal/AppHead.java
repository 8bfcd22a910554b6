package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppStatus;

/** What stands above every page of an app. */
record AppHead(int appId, String name, AppStatus status, AccountChoice account) {
    public boolean disabled() {
        return status == AppStatus.DISABLED;
    }
}
