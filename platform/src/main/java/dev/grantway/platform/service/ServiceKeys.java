package dev.grantway.platform.service;

import com.nimbusds.jose.jwk.JWKSet;

/** The public keys that service tokens are checked with. */
public interface ServiceKeys {
    /**
     * The keys.
     *
     * @param wantedKeyId the key that a token names; when it is not among those known, they may be fetched again
     */
    JWKSet keysFor(String wantedKeyId);
}
