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
 * @param flowId 128 random bits, others on each page; makes a form that is sent twice one consent
 * @param hour hours since 1970 when the page was made
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

    /** For a page of its own on an account. A tick that was made for another one does not come along. */
    ConsentFlow into(int chosen, List<String> optionalScopes, String id, long madeIn) {
        boolean kept = understoodFor(chosen);
        return new ConsentFlow(door, query, userId, chosen, optionalScopes, kept, id, madeIn, expiresAt);
    }

    ConsentFlow ticked() {
        return new ConsentFlow(door, query, userId, accountId, offered, true, flowId, hour, expiresAt);
    }

    /** Path and query of the install link, to begin again. */
    String link() {
        return door.path() + "?" + query;
    }

    boolean understoodFor(int account) {
        return understood && accountId != null && accountId == account;
    }
}
