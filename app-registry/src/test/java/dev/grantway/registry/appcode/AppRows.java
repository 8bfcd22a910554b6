package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is stored of apps. */
@Singleton
class AppRows {
    private final DataSource database;

    AppRows(DataSource database) {
        this.database = database;
    }

    /** An app's rows, with the transactions that wrote them: another one is seen even where it wrote the same. */
    String of(int appId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        SELECT (SELECT a.xmin::text || a::text FROM app a WHERE id = ?)
                            || coalesce((SELECT string_agg(s.xmin::text || s::text, ' ' ORDER BY id)
                                FROM app_subscription s WHERE app_id = ?), '')""")) {
            statement.setInt(1, appId);
            statement.setInt(2, appId);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }
}
