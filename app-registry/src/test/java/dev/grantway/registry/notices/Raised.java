package dev.grantway.registry.notices;

import dev.grantway.contracts.events.Notice;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.registry.directory.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;

/** Raises notices as other services do, and looks at what became of them. */
@Singleton
class Raised {
    private final Outbox outbox;
    private final Notices notices;
    private final DataSource database;
    private final Clock clock;

    Raised(Outbox outbox, Notices notices, DataSource database, Clock clock) {
        this.outbox = outbox;
        this.notices = notices;
        this.database = database;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** By Kafka. */
    void raise(Notice notice) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(notice));
    }

    /** As the consumer does. */
    boolean takeIn(String ceId, Notice notice) {
        return notices.takeIn(ceId, notice);
    }

    Notice declined(Person person) {
        return toRequester(person, "install-request-declined");
    }

    Notice approved(Person person) {
        return toRequester(person, "install-request-approved");
    }

    boolean isMailed(int userId) {
        return count("mailed_at IS NOT NULL", userId) == 1;
    }

    boolean isGivenUp(int userId) {
        return count("mailed_at IS NULL AND mail_due_at IS NULL", userId) == 1;
    }

    int kept(int userId) {
        return number("SELECT count(*) FROM user_notice WHERE user_id = ?", userId);
    }

    /** So many that came long ago. */
    void fillWithOld(int userId, int count) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO user_notice (ce_id, user_id, template, parameters, raised_at, taken_in_at)"
                                + " SELECT 'old-' || n, ?, 'app-uninstalled', '{}', now(), now() - interval '91 days'"
                                + " FROM generate_series(1, ?) n")) {
            statement.setInt(1, userId);
            statement.setInt(2, count);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void forgetOld() {
        notices.forgetOld();
    }

    int attempts(int userId) {
        return number("SELECT coalesce(sum(mail_attempts), 0) FROM user_notice WHERE user_id = ?", userId);
    }

    /** As if it had come that much sooner. */
    void age(int userId, Duration by) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE user_notice SET taken_in_at = taken_in_at - make_interval(secs => ?)"
                                + " WHERE user_id = ?")) {
            statement.setDouble(1, by.toMillis() / 1000.0);
            statement.setInt(2, userId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String condition, int userId) {
        return number("SELECT count(*) FROM user_notice WHERE user_id = ? AND " + condition, userId);
    }

    private int number(String sql, int userId) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, userId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Notice toRequester(Person person, String template) {
        return Notice.of(
                Notice.toUser(person.userId()),
                template,
                Map.of("appName", "Contact Sync", "path", "/connected-apps/requests/mine"),
                now());
    }
}
