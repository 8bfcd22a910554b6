package dev.grantway.install.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.TokensIssued;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The tables {@code installation_consent} and {@code granted_flow}. */
@Singleton
class ConsentStore {
    private static final String GRANT_FLOW = """
            INSERT INTO granted_flow (flow_id, granted_at) VALUES (?, ?) ON CONFLICT DO NOTHING""";

    private static final String FIND_FLOW = "SELECT 1 FROM granted_flow WHERE flow_id = ?";

    private static final String FORGET_FLOWS = "DELETE FROM granted_flow WHERE granted_at < ?";

    private static final String SAVE = """
            INSERT INTO installation_consent (installation_id, user_id, generation, scopes, state_hash, authorized_at,
                                              approved_by, consent_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (installation_id, user_id) DO UPDATE
               SET generation = excluded.generation, scopes = excluded.scopes, state_hash = excluded.state_hash,
                   authorized_at = excluded.authorized_at, approved_by = excluded.approved_by,
                   consent_version = excluded.consent_version""";

    private static final String FIND = """
            SELECT scopes, consent_version, state_hash, approved_by FROM installation_consent
             WHERE installation_id = ? AND user_id = ? AND generation = ?""";

    private final DataSource database;
    private final ObjectMapper json;

    ConsentStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** False when the form was granted before. */
    boolean grantFlow(String flowId, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(GRANT_FLOW)) {
            statement.setString(1, flowId);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the form could not be recorded", e);
        }
    }

    /** Whether the form was granted. */
    boolean isGranted(String flowId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND_FLOW)) {
            statement.setString(1, flowId);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the form could not be looked up", e);
        }
    }

    /** Drops forms that have expired long since. */
    void forgetFlowsBefore(Instant limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_FLOWS)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old forms could not be dropped", e);
        }
    }

    void save(Installation installation, int userId, StoredConsent consent, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, installation.id());
            statement.setInt(2, userId);
            statement.setInt(3, installation.generation());
            statement.setString(4, json.writeValueAsString(consent.scopes()));
            statement.setString(5, consent.stateHash());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setObject(7, consent.approvedBy(), Types.INTEGER);
            statement.setInt(8, consent.versionOr(1));
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the consent could not be stored", e);
        }
    }

    /** What the tokens came of; where that consent was lost, what was granted. */
    StoredConsent behind(Installation installation, TokensIssued issued) {
        return find(installation, issued.userId())
                .filter(consent -> Set.copyOf(consent.scopes().granted()).equals(Set.copyOf(issued.scopes())))
                .orElseGet(() -> StoredConsent.of(issued.scopes()));
    }

    /** What the person consented to last in this generation. */
    private Optional<StoredConsent> find(Installation installation, int userId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, installation.id());
            statement.setInt(2, userId);
            statement.setInt(3, installation.generation());
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new StoredConsent(
                                json.readValue(rows.getString(1), EventScopes.class),
                                rows.getInt(2),
                                rows.getString(3),
                                rows.getObject(4, Integer.class)))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the consent could not be read", e);
        }
    }
}
