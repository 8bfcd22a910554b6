package dev.grantway.install.grants;

import java.time.Instant;
import java.util.List;

/**
 * A consent that an installation lives by.
 *
 * @param scopes what it gave
 * @param declined what the person was offered and left out; empty where the consent is not known any more
 * @param unavailable what was asked for and could not be offered; empty likewise
 * @param issuedAt when its last tokens of a consent were issued
 */
public record LiveGrant(
        int userId, List<String> scopes, List<String> declined, List<String> unavailable, Instant issuedAt) {
    public LiveGrant {
        scopes = List.copyOf(scopes);
        declined = List.copyOf(declined);
        unavailable = List.copyOf(unavailable);
    }
}
