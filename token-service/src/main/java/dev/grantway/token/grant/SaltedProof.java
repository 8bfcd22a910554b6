package dev.grantway.token.grant;

import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.Sha256;
import dev.grantway.token.key.TokenKeys;
import java.util.Arrays;

/**
 * The half of a refresh token's proof that a grant's salt completes: the token's second MAC is the beginning of
 * {@code SHA-256(keyed, salt)}, so that PostgreSQL can check it where the salt is.
 *
 * @param keyed made with the key; nothing that the token shows
 * @param mac the token's second MAC
 */
public record SaltedProof(SecretBytes keyed, SecretBytes mac) {
    /** The second MAC of the token whose keyed half this is. */
    public static byte[] mac(byte[] keyed, SecretBytes salt) {
        return Arrays.copyOf(Sha256.of(keyed, salt.toArray()), TokenKeys.MAC_BYTES);
    }

    /** Compares in constant time. */
    public boolean fits(Grant grant) {
        return SecretBytes.of(mac(keyed.toArray(), grant.salt())).equals(mac);
    }
}
