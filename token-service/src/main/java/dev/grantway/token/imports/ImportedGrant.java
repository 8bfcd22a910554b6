package dev.grantway.token.imports;

import dev.grantway.token.grant.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A grant of another system, checked.
 *
 * @param line its number in the file, from 1
 * @param hash of its refresh token, in lower-case hexadecimal
 * @param createdAt empty when the file does not say
 */
record ImportedGrant(
        long line,
        int appId,
        String clientId,
        int accountId,
        int userId,
        List<String> scopes,
        String hash,
        Optional<Instant> createdAt,
        Identity identity) {
    ImportedGrant {
        scopes = List.copyOf(scopes);
    }
}
