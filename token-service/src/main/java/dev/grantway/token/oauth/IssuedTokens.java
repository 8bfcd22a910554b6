package dev.grantway.token.oauth;

import dev.grantway.platform.seal.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tokens for a client. RFC 6749, section 5.1.
 *
 * @param refreshToken absent for a service of the company
 * @param holder on whose behalf; absent for a service of the company
 */
public record IssuedTokens(
        Secret accessToken,
        Optional<Secret> refreshToken,
        Duration expiresIn,
        List<String> scopes,
        Optional<Holder> holder) {
    public IssuedTokens {
        scopes = List.copyOf(scopes);
    }

    /** The account that the app acts in, and the user who consented. */
    public record Holder(int accountId, int userId) {}
}
