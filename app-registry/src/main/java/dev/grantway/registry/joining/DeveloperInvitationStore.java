package dev.grantway.registry.joining;

import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.ActorRow;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code developer_invitation}. Where the caller has a transaction it runs in that. */
@Singleton
class DeveloperInvitationStore {
    /** Of the link that was just stored for the address. */
    private static final String SENT = """
            INSERT INTO developer_invitation (link_id, email, invited_at, expires_at,
                                              invited_by_kind, invited_by_user, invited_by_id)
            SELECT id, email, created_at, expires_at, ?, ?, ? FROM joining_link
             WHERE kind = 'DEVELOPER' AND email_key = ?
            ON CONFLICT (link_id) DO UPDATE
               SET email = excluded.email, invited_at = excluded.invited_at, expires_at = excluded.expires_at,
                   invited_by_kind = excluded.invited_by_kind, invited_by_user = excluded.invited_by_user,
                   invited_by_id = excluded.invited_by_id""";

    private static final String ENDED = """
            UPDATE developer_invitation
               SET outcome = ?, ended_at = ?, ended_by_kind = ?, ended_by_user = ?, ended_by_id = ?
             WHERE link_id = ? AND outcome IS NULL""";

    /**
     * The link says whether it can still be used. Where there is none, and nobody wrote down how it ended, a service of the
     * release before ended it, or its time was over.
     */
    private static final String FIND = """
            SELECT * FROM (
                SELECT coalesce(l.id, d.link_id) AS id, coalesce(l.email, d.email) AS email, d.ended_at,
                       coalesce(l.created_at, d.invited_at) AS invited_at,
                       coalesce(l.expires_at, d.expires_at) AS expires_at,
                       d.invited_by_kind, d.invited_by_user, d.invited_by_id,
                       CASE WHEN l.expires_at > ? THEN 'OPEN' ELSE coalesce(d.outcome, 'EXPIRED') END AS state
                  FROM developer_invitation d
                  FULL JOIN (SELECT * FROM joining_link WHERE kind = 'DEVELOPER') l ON l.id = d.link_id
            ) invitation
             WHERE id < ? AND state = coalesce(?, state)
             ORDER BY id DESC LIMIT ?""";

    private static final String FORGET = """
            DELETE FROM developer_invitation WHERE link_id IN (
                SELECT link_id FROM developer_invitation WHERE coalesce(ended_at, expires_at) <= ? LIMIT ?
                   FOR UPDATE SKIP LOCKED)""";

    private static final String FORGET_PERSON = """
            DELETE FROM developer_invitation WHERE outcome = 'ACCEPTED' AND ended_by_user = ?""";

    private final DataSource database;

    DeveloperInvitationStore(DataSource database) {
        this.database = database;
    }

    /** Writes down that the link of this address was sent, once or again. */
    void sent(Mailbox mailbox, Actor by) {
        run(SENT, statement -> {
            actor(statement, 1, by);
            statement.setString(4, mailbox.address().key());
            return statement.executeUpdate();
        });
    }

    /** Writes down how an invitation ended. */
    void ended(long id, InvitationState how, Actor by, Instant at) {
        run(ENDED, statement -> {
            statement.setString(1, how.name());
            statement.setObject(2, utc(at));
            actor(statement, 3, by);
            statement.setLong(6, id);
            return statement.executeUpdate();
        });
    }

    /**
     * The newest of them first.
     *
     * @param state of those that are wanted; empty for all
     * @param below with a lower id than this; empty for the newest
     */
    InvitationList find(Optional<InvitationState> state, OptionalLong below, int most, Instant now) {
        var found = run(FIND, statement -> {
            statement.setObject(1, utc(now));
            statement.setLong(2, below.orElse(Long.MAX_VALUE));
            statement.setString(3, state.map(Enum::name).orElse(null));
            statement.setInt(4, most + 1);
            var all = new ArrayList<DeveloperInvitation>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(invitation(rows));
                }
            }
            return all;
        });
        return found.size() <= most
                ? new InvitationList(found, OptionalLong.empty())
                : new InvitationList(
                        found.subList(0, most),
                        OptionalLong.of(found.get(most - 1).id()));
    }

    /** Drops some of what ended before then; fewer than {@code most} when no more are left. */
    int forget(Instant limit, int most) {
        return run(FORGET, statement -> {
            statement.setObject(1, utc(limit));
            statement.setInt(2, most);
            return statement.executeUpdate();
        });
    }

    /** Of who came in by it. */
    void forgetPerson(int userId) {
        run(FORGET_PERSON, statement -> {
            statement.setInt(1, userId);
            return statement.executeUpdate();
        });
    }

    private static void actor(PreparedStatement statement, int from, Actor actor) throws SQLException {
        var row = ActorRow.of(actor);
        statement.setString(from, row.kind());
        statement.setObject(
                from + 1, row.userId().isPresent() ? row.userId().getAsInt() : null, java.sql.Types.INTEGER);
        statement.setString(from + 2, row.id());
    }

    private static DeveloperInvitation invitation(ResultSet row) throws SQLException {
        return new DeveloperInvitation(
                row.getLong("id"),
                row.getString("email"),
                InvitationState.valueOf(row.getString("state")),
                instant(row, "invited_at").orElseThrow(),
                actor(row),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "ended_at"));
    }

    private static Optional<Actor> actor(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("invited_by_kind");
        if (kind == null) {
            return Optional.empty();
        }
        @Nullable Integer userId = row.getObject("invited_by_user", Integer.class);
        return Optional.of(new ActorRow(
                        kind,
                        userId == null ? OptionalInt.empty() : OptionalInt.of(userId),
                        Objects.requireNonNullElse(row.getString("invited_by_id"), ""),
                        "")
                .actor());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("operators' invitations could not be read or written", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
