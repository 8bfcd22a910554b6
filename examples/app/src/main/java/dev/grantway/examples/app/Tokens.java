package dev.grantway.examples.app;

import java.time.Duration;
import java.util.List;

/** A good answer of the token endpoint. RFC 6749, section 5.1, with HubSpot's {@code hub_id} and {@code user_id}. */
record Tokens(
        String accessToken, String refreshToken, Duration expiresIn, int accountId, int userId, List<String> scopes)
        implements TokenOutcome {
    @Override
    public String toString() {
        return "Tokens[account " + accountId + "]";
    }
}
