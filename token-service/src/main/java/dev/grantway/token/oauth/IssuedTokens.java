package dev.grantway.token.oauth;

import dev.grantway.platform.seal.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tokens for a client. RFC 6749, section 5.1.
 *
 * @param refreshToken absent for what a client asks for on its own behalf
 * @param holder on whose behalf; absent for a service of the company, and for an app itself
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

    /**
     * The account that the app acts in.
     *
     * @param userId who consented; absent where the app asked without a user
     */
    public record Holder(int accountId, Optional<Integer> userId) {
        public Holder(int accountId, int userId) {
            this(accountId, Optional.of(userId));
        }

        public static Holder ofAccount(int accountId) {
            return new Holder(accountId, Optional.empty());
        }
    }
}
