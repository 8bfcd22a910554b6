package dev.grantway.install.installation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The table {@code installation_keeper}. */
@Singleton
class KeeperStore {
    private static final String SAVE = """
            INSERT INTO installation_keeper (installation_id, generation, user_id, taken_over_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (installation_id) DO UPDATE
               SET generation = excluded.generation, user_id = excluded.user_id, taken_over_at = excluded.taken_over_at""";

    private static final String FIND = """
            SELECT k.installation_id, k.user_id, k.taken_over_at
              FROM installation_keeper k JOIN installation i USING (installation_id, generation)
             WHERE k.installation_id = ANY (?)""";

    private final DataSource database;

    KeeperStore(DataSource database) {
        this.database = database;
    }

    /** In the caller's transaction, which has the installation's row locked. */
    void save(Installation installation, Keeper keeper) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, installation.id());
            statement.setInt(2, installation.generation());
            statement.setInt(3, keeper.userId());
            statement.setObject(4, keeper.takenOverAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("who looks after an installation could not be stored", e);
        }
    }

    /** By installation, those of its present generation. */
    Map<String, Keeper> find(Collection<String> installationIds) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", installationIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<String, Keeper>();
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new Keeper(
                                    rows.getInt(2),
                                    rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("who looks after installations could not be read", e);
        }
    }
}
