package dev.grantway.webhook.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PostgreSQL has no room for a row, and says so as it does when its disk is full: row 34 of docs/faults.md. */
@QuarkusTest
class DiskFullTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Fixture fixture;
    private final DataSource database;
    private final String kafka;

    DiskFullTest(Fixture fixture, DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.database = database;
        this.kafka = kafka;
    }

    @Test
    @DisplayName("34: what finds no room in PostgreSQL waits in Kafka, and first attempts go on")
    void losesNothingThatFindsNoRoom() throws SQLException {
        try (var receiver = new Receiver().failing(1)) {
            var app = fixture.app(receiver.url());
            int account = Fixture.newId();
            fixture.install(app, account);
            run("""
                    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$""");
            run("CREATE TRIGGER no_room BEFORE INSERT ON delivery_retry FOR EACH ROW EXECUTE FUNCTION no_room()");
            try {
                fixture.contactCreated(account, 1);
                new TopicReader(kafka)
                        .awaitValue(Topic.DELIVERIES_SPILL, value -> value.contains("\"appId\":" + app.appId()));
                fixture.contactCreated(account, 2);
                await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
            } finally {
                run("DROP TRIGGER no_room ON delivery_retry");
                run("DROP FUNCTION no_room()");
            }

            await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
            assertThat(receiver.taken())
                    .extracting(
                            request -> request.events().get(0).path("objectId").asLong())
                    .containsExactly(2L, 1L);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
