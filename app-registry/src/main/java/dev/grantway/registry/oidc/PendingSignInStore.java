package dev.grantway.registry.oidc;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The sign-ins that are at the provider, each good for one answer. */
@Singleton
class PendingSignInStore {
    private static final String ADD =
            "INSERT INTO provider_sign_in (state, browser_hash, return_path, expires_at) VALUES (?, ?, ?, ?)";
    private static final String TAKE = """
            DELETE FROM provider_sign_in WHERE state = ? AND browser_hash = ? AND expires_at > ?
            RETURNING return_path""";

    /** A few at a time, and none that another sign-in has in hand. */
    private static final String FORGET_OLD = """
            DELETE FROM provider_sign_in WHERE state IN (
                SELECT state FROM provider_sign_in WHERE expires_at <= ? LIMIT 100 FOR UPDATE SKIP LOCKED)""";

    private final DataSource dataSource;

    PendingSignInStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional
    public void add(String state, String browserHash, String returnPath, Instant now, Instant expiresAt) {
        try (var connection = dataSource.getConnection();
                var old = connection.prepareStatement(FORGET_OLD);
                var statement = connection.prepareStatement(ADD)) {
            old.setObject(1, now.atOffset(ZoneOffset.UTC));
            old.executeUpdate();
            statement.setString(1, state);
            statement.setString(2, browserHash);
            statement.setString(3, returnPath);
            statement.setObject(4, expiresAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a sign-in could not be begun", e);
        }
    }

    /** One statement finds and spends it: an answer that comes twice is taken once. */
    @Transactional
    public Optional<String> take(String state, String browserHash, Instant now) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, state);
            statement.setString(2, browserHash);
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a sign-in could not be taken up again", e);
        }
    }
}
