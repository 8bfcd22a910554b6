package dev.grantway.token.exchange;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.key.Sha256;
import java.util.Base64;

/** The proof that the exchange comes from where the authorization request came from. RFC 7636, section 4.1. */
record CodeVerifier(Secret value) {
    private static final String WELL_FORMED = "[A-Za-z0-9._~-]{43,128}";

    /** No consent has it, so that a malformed verifier fits none. */
    private static final String FITS_NONE = "";

    /** The challenge that it answers. RFC 7636, section 4.6. */
    String challenge() {
        return value.value().matches(WELL_FORMED)
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(value.value()))
                : FITS_NONE;
    }
}
