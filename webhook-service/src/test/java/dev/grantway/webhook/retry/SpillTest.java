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
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpillTest {
    private final Fixture fixture;
    private final DataSource database;
    private final String kafka;

    SpillTest(Fixture fixture, DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.database = database;
        this.kafka = kafka;
    }

    @Test
    void keepsARetryThatCannotBeStoredAndSendsItLater() throws SQLException {
        try (var receiver = new Receiver().failing(1)) {
            var app = fixture.app(receiver.url());
            int account = Fixture.newId();
            fixture.install(app, account);
            run("ALTER TABLE delivery_retry RENAME TO delivery_retry_away");
            try {
                fixture.contactCreated(account, 1);
                new TopicReader(kafka)
                        .awaitValue(Topic.DELIVERIES_SPILL, value -> value.contains("\"appId\":" + app.appId()));
            } finally {
                run("ALTER TABLE delivery_retry_away RENAME TO delivery_retry");
            }

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.received().size() >= 2);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsOnly(receiver.received().getFirst().header("webhook-id"));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
