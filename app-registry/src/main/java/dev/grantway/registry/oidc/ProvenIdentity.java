package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.EmailAddress;
import java.util.Optional;

/**
 * What a verified ID token says of somebody.
 *
 * @param verifiedEmail only what the provider says is verified; empty for any other address
 */
record ProvenIdentity(String issuer, String subject, Optional<EmailAddress> verifiedEmail, String name) {}
