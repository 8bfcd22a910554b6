package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.EmailAddress;
import java.util.Optional;

/**
 * What a verified ID token says of somebody.
 *
 * @param verifiedEmail only what the provider says is verified; empty for any other address
 * @param operator whether they run the platform; empty when the provider is not asked
 */
public record ProvenIdentity(
        String issuer, String subject, Optional<EmailAddress> verifiedEmail, String name, Optional<Boolean> operator) {
    /** The subject names a person for good, so a log has it; an address it has not. */
    @Override
    public String toString() {
        return "ProvenIdentity[issuer=" + issuer + ", subject=" + subject + "]";
    }
}
