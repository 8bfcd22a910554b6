package dev.grantway.install.consent;

import dev.grantway.install.authorize.Door;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens between opening an install link and deciding: all of it travels sealed in the form, and nothing is
 * stored.
 *
 * @param query the authorization request as it came; it is read and checked again when the form comes back
 * @param accountId absent until one is chosen
 * @param offered the optional scopes that the page showed
 * @param understood whether the person ticked, for this account, that they know who made the app
 * @param flowId 128 random bits; makes a form that is sent twice one consent
 * @param hour hours since 1970 at the beginning
 */
record ConsentFlow(
        Door door,
        String query,
        int userId,
        @Nullable Integer accountId,
        List<String> offered,
        boolean understood,
        String flowId,
        long hour,
        Instant expiresAt) {
    ConsentFlow {
        offered = List.copyOf(offered);
    }

    /** A tick that was made for another account does not come along. */
    ConsentFlow into(int chosen, List<String> optionalScopes) {
        boolean kept = understoodFor(chosen);
        return new ConsentFlow(door, query, userId, chosen, optionalScopes, kept, flowId, hour, expiresAt);
    }

    ConsentFlow ticked() {
        return new ConsentFlow(door, query, userId, accountId, offered, true, flowId, hour, expiresAt);
    }

    boolean understoodFor(int account) {
        return understood && accountId != null && accountId == account;
    }
}
