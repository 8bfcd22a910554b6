package dev.grantway.token.exchange;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.apptoken.InstallationName;
import dev.grantway.token.oauth.Refusal;
import java.util.Optional;

/** What a client asks of the token endpoint. */
sealed interface TokenRequest {
    /**
     * Redeems an authorization code. RFC 6749, section 4.1.3.
     *
     * @param redirectUri as at the authorization request; one that is missing differs from it
     * @param verifier of PKCE; absent when none was sent
     */
    record Code(Secret code, Optional<String> redirectUri, Optional<CodeVerifier> verifier) implements TokenRequest {}

    /** Asks for a fresh access token. RFC 6749, section 6. */
    record Refresh(Secret refreshToken, Optional<String> scope) implements TokenRequest {}

    /**
     * A client asks on its own behalf. RFC 6749, section 4.4.
     *
     * @param installation the one that an app asks for; absent for a token of the client itself
     */
    record ClientCredentials(Optional<InstallationName> installation, Optional<String> scope) implements TokenRequest {}

    /** Cannot be understood. */
    record Refused(Refusal refusal) implements TokenRequest {}
}
