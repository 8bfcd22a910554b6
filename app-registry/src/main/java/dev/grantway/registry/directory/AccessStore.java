package dev.grantway.registry.directory;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads who a person is, whether their session is live, and their roles in open accounts: one statement and no
 * transaction, as it is asked at each step of each install.
 */
@Singleton
class AccessStore {
    /** The rule of a live session is that of {@code Sessions.isLive}. */
    private static final String SELECT = """
            SELECT u.id, u.email, u.name, u.operator,
                   EXISTS (SELECT 1 FROM session s
                            WHERE s.id = ? AND s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > ?) AS live,
                   m.role, a.id AS account_id, a.kind, a.name AS account_name, a.domain, a.domain_verified_at, a.parent_id,
                   a.entitlements
              FROM app_user u
              LEFT JOIN (membership m JOIN account a ON a.id = m.account_id AND a.closed_at IS NULL) ON m.user_id = u.id
             WHERE u.removed_at IS NULL AND\s""";

    static final String BY_ID = SELECT + "u.id = ? ORDER BY a.id";
    static final String BY_EMAIL = SELECT + "u.email_key = ? ORDER BY a.id";

    private final DataSource database;

    AccessStore(DataSource database) {
        this.database = database;
    }

    /** A role and the account it holds in. */
    record HeldRole(String role, AccountSummary account) {}

    /**
     * A person at this moment.
     *
     * @param roles by account id, lowest first
     */
    record Standing(Person person, boolean sessionLive, List<HeldRole> roles) {}

    /**
     * A person by their id.
     *
     * @param sessionId of the session that has to be theirs to be live; null when none is asked about
     */
    Optional<Standing> find(int userId, @Nullable String sessionId, Instant now) {
        return find(BY_ID, sessionId, now, statement -> statement.setInt(3, userId));
    }

    /** A person by the address that they sign in with; no session is asked about. */
    Optional<Standing> find(EmailAddress email, Instant now) {
        return find(BY_EMAIL, null, now, statement -> statement.setString(3, email.key()));
    }

    private Optional<Standing> find(String sql, @Nullable String sessionId, Instant now, Who who) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, sessionId);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            who.bind(statement);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(standing(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what a person may do could not be read", e);
        }
    }

    /** All rows are of one person; one who is in no account has one row without. */
    private static Standing standing(ResultSet row) throws SQLException {
        var person =
                new Person(row.getInt("id"), row.getString("email"), row.getString("name"), row.getBoolean("operator"));
        boolean live = row.getBoolean("live");
        var roles = new ArrayList<HeldRole>();
        do {
            @Nullable String role = row.getString("role");
            if (role != null) {
                roles.add(new HeldRole(role, account(row)));
            }
        } while (row.next());
        return new Standing(person, live, roles);
    }

    private static AccountSummary account(ResultSet row) throws SQLException {
        @Nullable
        Object[] entitlements = (Object[]) row.getArray("entitlements").getArray();
        return new AccountSummary(
                row.getInt("account_id"),
                AccountKind.valueOf(row.getString("kind")),
                row.getString("account_name"),
                row.getString("domain"),
                row.getObject("domain_verified_at") != null,
                row.getObject("parent_id", Integer.class),
                Arrays.stream(entitlements).map(Objects::toString).toList());
    }

    private interface Who {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
