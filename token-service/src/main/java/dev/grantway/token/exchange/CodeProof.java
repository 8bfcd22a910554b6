package dev.grantway.token.exchange;

import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.key.Sha256;
import java.util.Optional;

/**
 * What a client shows to redeem a code.
 *
 * @param redirectUri empty text when none was sent; no consent has it
 * @param challenge that its verifier answers; absent when none was sent, which is right for a consent without one
 */
record CodeProof(AuthorizationCode code, String clientId, String redirectUri, Optional<String> challenge) {
    static CodeProof of(AuthorizationCode code, String clientId, TokenRequest.Code request) {
        return new CodeProof(
                code,
                clientId,
                request.redirectUri().orElse(""),
                request.verifier().map(CodeVerifier::challenge));
    }

    byte[] redirectHash() {
        return Sha256.of(redirectUri);
    }
}
