package dev.grantway.webhook.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.slot.SlotRules.Slots;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Against the keeper that runs, by its own timer. */
@QuarkusTest
class SlotKeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int appId = Fixture.newId();
    private final SlotStore store;
    private final SlotKeeper keeper;
    private final Fixture fixture;
    private final DataSource database;

    SlotKeeperTest(SlotStore store, SlotKeeper keeper, Fixture fixture, DataSource database) {
        this.store = store;
        this.keeper = keeper;
        this.fixture = fixture;
        this.database = database;
    }

    @Test
    void addsUpWhatAllRoutersTellAndChangesOnce() {
        store.tell("one", Map.of(appId, 600.0), inAMinute());
        store.tell("two", Map.of(appId, 600.0), inAMinute());

        await().atMost(PATIENCE).until(() -> store.several().getOrDefault(appId, 1) == 2);
        keeper.decide(); // as another router does
        keeper.decide();

        assertThat(store.several()).containsEntry(appId, 2);
    }

    @Test
    void takesTheLastWordOfEachRouterAndForgetsWhatExpired() throws SQLException {
        store.tell("one", Map.of(appId, 900.0), inAMinute());
        store.tell("one", Map.of(appId, 90.0), inAMinute());
        store.tell("two", Map.of(appId, 5_000.0), Instant.now().minusSeconds(1));

        keeper.decide();
        await().atMost(PATIENCE).until(() -> told() == 90);

        assertThat(store.several()).doesNotContainKey(appId);
    }

    @Test
    void halvesWhatIsQuietForLong() {
        var longAgo = Instant.now().minus(Duration.ofHours(2));
        store.put(appId, new Slots(4, longAgo, longAgo));

        await().atMost(PATIENCE).until(() -> store.several().getOrDefault(appId, 1) == 2);
        keeper.decide();

        assertThat(store.several()).containsEntry(appId, 2); // the next step is an hour away
    }

    @Test
    void tellsWhatTheRouterPlans() {
        var app = fixture.app("http://127.0.0.1:9/");
        int account = Fixture.newId();
        fixture.install(app, account);
        await().atMost(PATIENCE).until(() -> {
            fixture.contactCreated(account, 1);
            return told(app.appId()) > 0;
        });
    }

    private static Instant inAMinute() {
        return Instant.now().plusSeconds(60);
    }

    private double told() throws SQLException {
        return told(appId);
    }

    private double told(int app) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT coalesce(sum(per_second), 0) FROM endpoint_rate WHERE app_id = ?")) {
            statement.setInt(1, app);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getDouble(1);
            }
        }
    }
}
