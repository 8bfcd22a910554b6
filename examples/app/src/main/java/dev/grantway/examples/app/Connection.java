package dev.grantway.examples.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account gave to one of our apps.
 *
 * @param problem why it does not work at present, as Grantway's token endpoint put it
 * @param ended the refresh token is dead: only a new install helps
 */
record Connection(
        String clientId,
        int accountId,
        int userId,
        List<String> scopes,
        String accessToken,
        String refreshToken,
        Instant connectedAt,
        Instant expiresAt,
        @Nullable String problem,
        boolean ended) {
    /** Clients go by {@code expires_in} and renew ahead of it, never by waiting for a 401. */
    boolean isDue(Instant now, Duration ahead) {
        return !ended && now.isAfter(expiresAt.minus(ahead));
    }

    boolean isFor(String otherClientId, int otherAccountId) {
        return clientId.equals(otherClientId) && accountId == otherAccountId;
    }

    Connection renewed(Tokens tokens, Instant now) {
        return new Connection(
                clientId,
                accountId,
                userId,
                tokens.scopes(),
                tokens.accessToken(),
                tokens.refreshToken(), // always the latest: it may have been rotated
                connectedAt,
                now.plus(tokens.expiresIn()),
                null,
                false);
    }

    Connection failed(String reason, boolean forGood) {
        return new Connection(
                clientId,
                accountId,
                userId,
                scopes,
                accessToken,
                refreshToken,
                connectedAt,
                expiresAt,
                reason,
                ended || forGood);
    }

    @Override
    public String toString() {
        return "Connection[" + clientId + ", account " + accountId + "]"; // tokens stay out of logs
    }
}
