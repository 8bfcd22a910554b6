package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code joining_link}. Where the caller has a transaction it runs in that. */
@Singleton
class JoiningLinkStore {
    private static final String COLUMNS = """
            l.id, l.kind, l.email, l.account_id, l.role, l.expires_at,
            (SELECT a.name FROM account a WHERE a.id = l.account_id) AS account_name\s""";
    private static final String SIGN_UP = """
            INSERT INTO joining_link (kind, email, email_key, created_at, expires_at, mail_due_at)
            VALUES ('SIGN_UP', ?, ?, ?, ?, ?)""";
    private static final String INVITE_DEVELOPER = """
            INSERT INTO joining_link (kind, email, email_key, created_at, expires_at, token_hash, mail_due_at)
            VALUES ('DEVELOPER', ?, ?, ?, ?, ?, ?)
            ON CONFLICT (email_key) WHERE kind = 'DEVELOPER' DO UPDATE
               SET email = excluded.email, created_at = excluded.created_at, expires_at = excluded.expires_at,
                   token_hash = excluded.token_hash, mail_due_at = excluded.mail_due_at, mail_attempts = 0""";
    /** Whoever invites is an owner at the moment that it is stored, and stays one until then. */
    private static final String INVITE = """
            WITH inviter AS (SELECT account_id, user_id FROM membership
                              WHERE account_id = ? AND user_id = ? AND role = 'OWNER' FOR SHARE)
            INSERT INTO joining_link (kind, account_id, invited_by, role, email, email_key, created_at, expires_at,
                                      token_hash, mail_due_at)
            SELECT 'TEAM', account_id, user_id, ?, ?, ?, ?, ?, ?, ? FROM inviter
            ON CONFLICT (account_id, email_key) WHERE kind = 'TEAM' DO UPDATE
               SET invited_by = excluded.invited_by, role = excluded.role, email = excluded.email,
                   created_at = excluded.created_at, expires_at = excluded.expires_at,
                   token_hash = excluded.token_hash, mail_due_at = excluded.mail_due_at, mail_attempts = 0""";

    private static final String FIND =
            "SELECT " + COLUMNS + "FROM joining_link l WHERE l.token_hash = ? AND l.expires_at > ?";
    /** Checked and spent at once: of two who come with one link, one gets a row. */
    private static final String SPEND = "DELETE FROM joining_link WHERE token_hash = ? AND expires_at > ?";

    /** Until the transaction ends; an advisory lock, so that nobody who ends an account waits for it. */
    private static final String HOLD = "SELECT pg_try_advisory_xact_lock(-8282, CAST(? AS bigint)::integer)";

    private static final String OF_TEAM = "SELECT " + COLUMNS
            + "FROM joining_link l WHERE l.account_id = ? AND l.kind = 'TEAM' AND l.expires_at > ? ORDER BY l.id";

    /** The token is new with each attempt, for the one before is nowhere. Whoever claims it has it until the lease ends. */
    private static final String CLAIM = """
            UPDATE joining_link l SET mail_due_at = ?, token_hash = ?, mail_attempts = l.mail_attempts + 1
             WHERE l.id = (SELECT due.id FROM joining_link due WHERE due.mail_due_at <= ? AND due.expires_at > ?
                            ORDER BY due.mail_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING l.mail_attempts, l.created_at,
                (SELECT count(*) FROM app_user u WHERE u.email_key = l.email_key AND u.removed_at IS NULL) AS known,
            """ + COLUMNS;

    private static final String PUT_OFF = "UPDATE joining_link SET mail_due_at = ? WHERE id = ? AND token_hash = ?";
    private static final String DELETE = "DELETE FROM joining_link WHERE id = ?";
    private static final String REVOKE = "DELETE FROM joining_link WHERE id = ? AND account_id = ? AND kind = 'TEAM'";
    private static final String REVOKE_DEVELOPER = "DELETE FROM joining_link WHERE id = ? AND kind = 'DEVELOPER'";
    private static final String END_OF_MEMBER =
            "DELETE FROM joining_link WHERE account_id = ? AND kind = 'TEAM' AND invited_by = ?";
    private static final String END_OF_ACCOUNT = "DELETE FROM joining_link WHERE account_id = ? AND kind = 'TEAM'";
    private static final String FORGET = """
            DELETE FROM joining_link WHERE id IN (
                SELECT id FROM joining_link WHERE expires_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final DataSource database;

    JoiningLinkStore(DataSource database) {
        this.database = database;
    }

    /** A sign-up, to be mailed now. */
    void signUp(Mailbox mailbox, Instant now, Instant expiresAt) {
        var _ = update(SIGN_UP, statement -> {
            statement.setString(1, mailbox.address().written());
            statement.setString(2, mailbox.address().key());
            statement.setObject(3, utc(now));
            statement.setObject(4, utc(expiresAt));
            statement.setObject(5, utc(now));
        });
    }

    /**
     * An operator's invitation; a later one for the same address replaces it.
     *
     * @param token empty to make one when it is mailed
     */
    void inviteDeveloper(Mailbox mailbox, Optional<LinkToken> token, Instant now, Instant expiresAt) {
        var _ = update(INVITE_DEVELOPER, statement -> address(statement, 1, mailbox, token, now, expiresAt));
    }

    /**
     * An invitation into a team; a later one for the same address replaces it.
     *
     * @param token empty to make one when it is mailed
     * @return false when the person who invites is no owner of the account
     */
    boolean invite(Invitation invitation, Optional<LinkToken> token, Instant now, Instant expiresAt) {
        return update(INVITE, statement -> {
                    statement.setInt(1, invitation.accountId());
                    statement.setInt(2, invitation.invitedBy());
                    statement.setString(3, invitation.role().name());
                    address(statement, 4, invitation.mailbox(), token, now, expiresAt);
                })
                == 1;
    }

    /** The link that a token is of, while it is good. */
    Optional<JoiningLink> find(LinkToken token, Instant now) {
        return query(
                        FIND,
                        statement -> {
                            statement.setBytes(1, token.hash());
                            statement.setObject(2, utc(now));
                        },
                        JoiningLinkStore::link)
                .stream()
                .findFirst();
    }

    /** Returns false when somebody else is spending it at this moment. */
    boolean hold(long id) {
        return query(HOLD, statement -> statement.setLong(1, id % Integer.MAX_VALUE), row -> row.getBoolean(1))
                .getFirst();
    }

    /** Returns false when somebody else has spent it, or its time is over. */
    boolean spend(LinkToken token, Instant now) {
        return update(SPEND, statement -> {
                    statement.setBytes(1, token.hash());
                    statement.setObject(2, utc(now));
                })
                == 1;
    }

    List<JoiningLink> ofTeam(int accountId, Instant now) {
        return query(
                OF_TEAM,
                statement -> {
                    statement.setInt(1, accountId);
                    statement.setObject(2, utc(now));
                },
                JoiningLinkStore::link);
    }

    /** Takes the mail that is longest due, and gives its link this token. */
    Optional<DueLink> claim(LinkToken token, Instant now, Instant leaseEndsAt) {
        return query(
                        CLAIM,
                        statement -> {
                            statement.setObject(1, utc(leaseEndsAt));
                            statement.setBytes(2, token.hash());
                            statement.setObject(3, utc(now));
                            statement.setObject(4, utc(now));
                        },
                        row -> new DueLink(
                                link(row),
                                row.getInt("known") > 0,
                                row.getInt("mail_attempts"),
                                instant(row, "created_at")))
                .stream()
                .findFirst();
    }

    /**
     * Sets when its mail is tried again, unless it was asked for anew meanwhile.
     *
     * @param dueAt empty when there is nothing more to send
     */
    void putOff(long id, LinkToken token, Optional<Instant> dueAt) {
        var _ = update(PUT_OFF, statement -> {
            due(statement, 1, dueAt);
            statement.setLong(2, id);
            statement.setBytes(3, token.hash());
        });
    }

    void delete(long id) {
        var _ = update(DELETE, statement -> statement.setLong(1, id));
    }

    /** Returns false when the account has no such invitation. */
    boolean revoke(int accountId, long id) {
        return update(REVOKE, statement -> {
                    statement.setLong(1, id);
                    statement.setInt(2, accountId);
                })
                == 1;
    }

    /** Returns false when there is no such invitation of an operator's. */
    boolean revokeDeveloper(long id) {
        return update(REVOKE_DEVELOPER, statement -> statement.setLong(1, id)) == 1;
    }

    void endOfMember(int accountId, int userId) {
        var _ = update(END_OF_MEMBER, statement -> {
            statement.setInt(1, accountId);
            statement.setInt(2, userId);
        });
    }

    void endOfAccount(int accountId) {
        var _ = update(END_OF_ACCOUNT, statement -> statement.setInt(1, accountId));
    }

    /** Drops some whose time is over; fewer than {@code most} when no more are left. */
    int forgetExpired(Instant now, int most) {
        return update(FORGET, statement -> {
            statement.setObject(1, utc(now));
            statement.setInt(2, most);
        });
    }

    /** From this place on: address, its key, times, token; and the mail, which is due where there is no token yet. */
    private static void address(
            PreparedStatement statement,
            int from,
            Mailbox mailbox,
            Optional<LinkToken> token,
            Instant now,
            Instant expiresAt)
            throws SQLException {
        statement.setString(from, mailbox.address().written());
        statement.setString(from + 1, mailbox.address().key());
        statement.setObject(from + 2, utc(now));
        statement.setObject(from + 3, utc(expiresAt));
        statement.setBytes(from + 4, token.map(LinkToken::hash).orElse(null));
        due(statement, from + 5, token.isPresent() ? Optional.empty() : Optional.of(now));
    }

    private static void due(PreparedStatement statement, int at, Optional<Instant> time) throws SQLException {
        statement.setObject(at, time.map(JoiningLinkStore::utc).orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static JoiningLink link(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new JoiningLink(
                row.getLong("id"),
                LinkKind.valueOf(row.getString("kind")),
                row.getString("email"),
                row.getObject("account_id", Integer.class),
                row.getString("account_name"),
                role == null ? null : DeveloperRole.valueOf(role),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private int update(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("links could not be stored", e);
        }
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("links could not be read", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
