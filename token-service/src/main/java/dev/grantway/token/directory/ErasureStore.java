package dev.grantway.token.directory;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.key.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/** Clears the sealed identities of an account's codes and grants. */
@Singleton
class ErasureStore {
    private static final String NOTHING = "''::bytea";

    private static final String CODES =
            "SELECT hour, flow_id FROM authorization_code WHERE account_id = ?" + " AND sealed_identity <> " + NOTHING;

    private static final String CLEAR_CODE =
            "UPDATE authorization_code SET sealed_identity = " + NOTHING + " WHERE hour = ? AND flow_id = ?";

    /** Their ids begin with 16 bits of the account's hash: a part of the key in place of the whole table. */
    private static final String GRANTS = "SELECT id FROM app_grant WHERE id BETWEEN ? AND ? AND account_id = ?"
            + " AND sealed_identity <> " + NOTHING;

    private static final String CLEAR_GRANT = "UPDATE app_grant SET sealed_identity = " + NOTHING + " WHERE id = ?";

    private final SqlStore sql;

    ErasureStore(SqlStore sql) {
        this.sql = sql;
    }

    List<AuthorizationCode> codesOf(int accountId) {
        return sql.query(
                CODES,
                row -> new AuthorizationCode(row.getObject("flow_id", UUID.class), row.getInt("hour")),
                accountId);
    }

    void clear(AuthorizationCode code) {
        sql.update(CLEAR_CODE, code.hour(), code.flowId());
    }

    List<UUID> grantsOf(int accountId) {
        return sql.query(
                GRANTS, row -> row.getObject("id", UUID.class), place(accountId, 0L), place(accountId, -1L), accountId);
    }

    void clear(UUID grantId) {
        sql.update(CLEAR_GRANT, grantId);
    }

    /** The first or the last id that a grant of the account can have. */
    private static UUID place(int accountId, long rest) {
        byte[] hash =
                Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(accountId).array());
        long first = ((hash[0] & 0xFFL) << 56) | ((hash[1] & 0xFFL) << 48) | (rest & 0xFFFF_FFFF_FFFFL);
        return new UUID(first, rest);
    }
}
