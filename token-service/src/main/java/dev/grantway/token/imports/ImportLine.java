package dev.grantway.token.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a line: a grant of another system; any member may be missing until it is checked.
 *
 * @param refreshTokenHash HMAC-SHA256 of its refresh token under the import key, in hexadecimal
 * @param createdAt when it was given, by ISO 8601; now when it is absent
 * @param userEmail may be absent, and so may the account's domain
 */
record ImportLine(
        @Nullable String clientId,
        int accountId,
        int userId,
        @Nullable List<@Nullable String> scopes,
        @Nullable String refreshTokenHash,
        @Nullable String createdAt,
        @Nullable String userEmail,
        @Nullable String accountDomain) {
    @Override
    public String toString() {
        return "ImportLine[account " + accountId + "]";
    }
}
