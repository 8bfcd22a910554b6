package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.devstack.DeliveryLedger;
import dev.grantway.devstack.DeliveryLedger.Arrival;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sender dies in the middle, as by a kill: no outcome, no commit, no farewell. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class KilledSenderTest {
    private static final Logger LOG = Logger.getLogger(KilledSenderTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KILLS = 50;
    private static final int EVENTS_A_KILL = 4;
    private static final int MOST_AT_ONCE = 5;

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final DeliveryEngine engine;
    private final String kafka;

    KilledSenderTest(
            Fixture fixture, DeliveryEngine engine, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.engine = engine;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    @DisplayName("1: fifty kills at random moments lose nothing and repeat only what was under way")
    void losesNothingWhenItIsKilledFiftyTimes() throws InterruptedException {
        long seed = System.nanoTime();
        LOG.infof("kills at moments of seed %d", seed);
        var random = new Random(seed);
        var app = fixture.app(receiver.url(), MOST_AT_ONCE);
        int account = Fixture.newId();
        fixture.install(app, account);
        var planned = new ArrayList<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 10 == 5) {
                receiver.failing(1);
            }
            for (int event = 0; event < EVENTS_A_KILL; event++) {
                long contact = (long) kill * EVENTS_A_KILL + event + 1;
                fixture.contactCreated(account, contact);
                planned.add(Long.toString(contact));
            }
            Thread.sleep(random.nextInt(120));
            engine.stop(Duration.ZERO);
            engine.start();
        }

        await().atMost(PATIENCE).until(() -> takenKeys().containsAll(planned));

        var findings = DeliveryLedger.check(planned, Ledgers.arrivals(receiver), Ledgers.lines(kafka, app.appId()));
        LOG.infof("seed %d, %d kills: %s", seed, KILLS, findings);
        assertThat(findings.lost()).as("seed %d", seed).isEmpty();
        assertThat(findings.reset()).as("seed %d", seed).isEmpty();
        // a kill repeats at most what the endpoint was being sent, and what was done since the last commit
        assertThat(findings.duplicates()).as("seed %d", seed).isLessThanOrEqualTo((long) KILLS * EVENTS_A_KILL);
        assertThat(idsOfEvents()).as("seed %d", seed).hasSize(planned.size());
    }

    /** An event has the same id whenever it comes. */
    private List<Long> idsOfEvents() {
        return receiver.received().stream()
                .flatMap(request -> request.events().valueStream())
                .map(event -> event.path("eventId").asLong())
                .distinct()
                .toList();
    }

    private List<String> takenKeys() {
        return Ledgers.arrivals(receiver).stream()
                .filter(Arrival::taken)
                .map(Arrival::key)
                .toList();
    }
}
