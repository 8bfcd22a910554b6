package dev.grantway.install.authorize;

import java.util.Optional;

/** What the request says of PKCE, unchecked. RFC 7636, section 4.3. */
public record ProofKey(Optional<String> challenge, Optional<String> method) {}
