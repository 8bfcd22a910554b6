package dev.grantway.token.refresh;

import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.SaltedProof;
import java.util.UUID;

/**
 * What a refresh token says.
 *
 * @param rotation grows with each new one of its grant; 0 for the first
 * @param proof is checked against the grant's salt
 */
public record RefreshToken(UUID grantId, int rotation, int keyId, SaltedProof proof) {
    /** Whether it is one of the grant's, whatever its rotation. */
    public boolean belongsTo(Grant grant) {
        return grantId.equals(grant.id()) && proof.fits(grant);
    }
}
