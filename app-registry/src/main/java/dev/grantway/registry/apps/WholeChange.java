package dev.grantway.registry.apps;

import java.util.Set;

/**
 * What an app is, and what it is to become.
 *
 * @param consentVersion the one of before
 */
public record WholeChange(WholeApp before, WholeApp after, int consentVersion) {
    /** Whether there is nothing to change. */
    public boolean isNone() {
        return !changesDraft() && !changesWebhooks() && !changesSubscriptions();
    }

    /** Whether it comes to require other scopes, so that it can be consented to again. */
    public boolean changesConsent() {
        return App.asksOtherwise(
                before.draft().scopes().required(), after.draft().scopes().required());
    }

    boolean changesDraft() {
        return !before.draft().equals(after.draft());
    }

    boolean changesWebhooks() {
        return !before.webhooks().equals(after.webhooks());
    }

    private boolean changesSubscriptions() {
        return before.subscriptions().size() != after.subscriptions().size()
                || !Set.copyOf(before.subscriptions()).equals(Set.copyOf(after.subscriptions()));
    }
}
