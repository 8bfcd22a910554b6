package dev.grantway.registry.oidc;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Which identity of the provider is which user, in the caller's transaction. */
@Singleton
class ProviderIdentityStore {
    private static final String USER_OF = "SELECT user_id FROM provider_identity WHERE issuer = ? AND subject = ?";
    private static final String IS_CLAIMED = "SELECT 1 FROM provider_identity WHERE user_id = ? AND issuer = ?";
    private static final String BIND = """
            INSERT INTO provider_identity (issuer, subject, user_id, bound_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String FORGET = "DELETE FROM provider_identity WHERE user_id = ?";

    private final DataSource dataSource;

    ProviderIdentityStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Integer> userOf(ProvenIdentity identity) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(USER_OF)) {
            statement.setString(1, identity.issuer());
            statement.setString(2, identity.subject());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an identity could not be looked up", e);
        }
    }

    /** Whether an identity of the issuer is bound to the user. */
    boolean isClaimed(String issuer, int userId) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(IS_CLAIMED)) {
            statement.setInt(1, userId);
            statement.setString(2, issuer);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an identity could not be looked up", e);
        }
    }

    /** One statement, so that of two at once only one is bound; false for the other. */
    boolean bind(ProvenIdentity identity, int userId, Instant now) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(BIND)) {
            statement.setString(1, identity.issuer());
            statement.setString(2, identity.subject());
            statement.setInt(3, userId);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("an identity could not be bound", e);
        }
    }

    void forget(int userId) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setInt(1, userId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an identity could not be forgotten", e);
        }
    }
}
