package dev.grantway.registry.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.registry.audit.ActorRow;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The table {@code app_version}. Its content is read back for as long as it is kept: what apps come to have may be absent in it. */
@Singleton
class AppVersionStore {
    private static final String ADD = """
            INSERT INTO app_version (app_id, number, version, consent_version, made_at, actor_kind, actor_user_id, actor_id,
                                     actor_name, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private static final String COLUMNS = """
            SELECT number, version, consent_version, made_at, actor_kind, actor_user_id, actor_id, actor_name, content
              FROM app_version WHERE app_id = ?""";

    private static final String BELOW = COLUMNS + " AND number < ? ORDER BY number DESC LIMIT ?";
    private static final String ONE = COLUMNS + " AND number = ?";
    private static final String DROP = "DELETE FROM app_version WHERE app_id = ? AND number <= ?";

    private final DataSource database;
    private final ObjectMapper json;

    AppVersionStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void add(int appId, AppVersion version) {
        var actor = ActorRow.of(version.madeBy());
        var _ = run(ADD, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, version.number());
            statement.setString(3, version.version());
            statement.setInt(4, version.consentVersion());
            statement.setObject(5, version.madeAt().atOffset(ZoneOffset.UTC));
            statement.setString(6, actor.kind());
            statement.setObject(7, actor.userId().isPresent() ? actor.userId().getAsInt() : null, Types.INTEGER);
            statement.setString(8, actor.id());
            statement.setString(9, actor.name());
            statement.setString(10, write(version.content()));
            return statement.executeUpdate();
        });
    }

    Optional<AppVersion> newest(int appId) {
        return find(appId, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The newest of them first. */
    List<AppVersion> find(int appId, int below, int limit) {
        return run(BELOW, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, below);
            statement.setInt(3, limit);
            return read(statement);
        });
    }

    Optional<AppVersion> find(int appId, int number) {
        return run(ONE, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, number);
            return read(statement).stream().findFirst();
        });
    }

    void dropUpTo(int appId, int number) {
        var _ = run(DROP, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, number);
            return statement.executeUpdate();
        });
    }

    private List<AppVersion> read(PreparedStatement statement) throws SQLException {
        var versions = new ArrayList<AppVersion>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                versions.add(version(rows));
            }
        }
        return versions;
    }

    private AppVersion version(ResultSet row) throws SQLException {
        int userId = row.getInt("actor_user_id");
        var actor = new ActorRow(
                row.getString("actor_kind"),
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(userId),
                row.getString("actor_id"),
                row.getString("actor_name"));
        return new AppVersion(
                row.getInt("number"),
                row.getString("version"),
                row.getInt("consent_version"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                actor.actor(),
                content(row.getString("content")));
    }

    private String write(WholeApp content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an app is texts and numbers", e);
        }
    }

    private WholeApp content(String text) {
        try {
            return json.readValue(text, WholeApp.class).orStandard();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("versions were written by us", e);
        }
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("versions of apps could not be read or written", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
