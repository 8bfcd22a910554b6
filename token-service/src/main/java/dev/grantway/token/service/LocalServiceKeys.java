package dev.grantway.token.service;

import com.nimbusds.jose.jwk.JWKSet;
import dev.grantway.platform.service.ServiceKeys;
import dev.grantway.token.key.JwtSigner;
import jakarta.inject.Singleton;

/** This service's own keys, without a call to itself. */
@Singleton
class LocalServiceKeys implements ServiceKeys {
    private final JwtSigner signer;

    LocalServiceKeys(JwtSigner signer) {
        this.signer = signer;
    }

    @Override
    public JWKSet keysFor(String wantedKeyId) {
        return signer.publicKeysFor(wantedKeyId);
    }
}
