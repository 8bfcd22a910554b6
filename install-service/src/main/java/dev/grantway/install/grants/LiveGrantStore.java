package dev.grantway.install.grants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.EventScopes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads {@code installation_grant} beside {@code installation_consent}; what writes them is the installation's life. */
@Singleton
public class LiveGrantStore {
    private static final EventScopes UNKNOWN = new EventScopes(List.of(), List.of(), List.of(), List.of());

    private static final String LIVE = """
            SELECT granted.user_id, granted.scopes, granted.issued_at, consent.scopes AS consent
              FROM installation_grant AS granted
              LEFT JOIN installation_consent AS consent USING (installation_id, user_id, generation)
             WHERE granted.installation_id = ? AND granted.generation = ? AND granted.live
             ORDER BY granted.issued_at, granted.grant_id""";

    private final DataSource database;
    private final ObjectMapper json;

    LiveGrantStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Those of a generation. */
    public LiveGrants find(String installationId, int generation) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIVE)) {
            statement.setString(1, installationId);
            statement.setInt(2, generation);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<LiveGrant>();
                while (rows.next()) {
                    found.add(grant(rows));
                }
                return new LiveGrants(found);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the grants could not be read", e);
        }
    }

    private LiveGrant grant(ResultSet row) throws SQLException, JsonProcessingException {
        var scopes = List.of((String[]) row.getArray("scopes").getArray());
        var consent = consent(row.getString("consent"), scopes);
        return new LiveGrant(
                row.getInt("user_id"),
                scopes,
                consent.optionalDeclined(),
                consent.unavailable(),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }

    /** The person's last consent is the one behind the grant only if it gave the same: the app may not have used it yet. */
    private EventScopes consent(@Nullable String stored, List<String> granted) throws JsonProcessingException {
        if (stored == null) {
            return UNKNOWN;
        }
        var consent = json.readValue(stored, EventScopes.class);
        return Set.copyOf(consent.granted()).equals(Set.copyOf(granted)) ? consent : UNKNOWN;
    }
}
