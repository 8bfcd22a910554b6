package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.devstack.DeliveryLedger;
import dev.grantway.devstack.DeliveryLedger.Findings;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One endpoint among many misbehaves, or has most of the work: the others do not notice. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class BadNeighbourTest {
    private static final Logger LOG = Logger.getLogger(BadNeighbourTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OTHERS = 20;
    private static final int EVENTS = 10;

    private final List<Receiver> others =
            IntStream.range(0, OTHERS).mapToObj(_ -> new Receiver()).toList();
    private final Receiver bad = new Receiver();
    private final Fixture fixture;
    private final String kafka;

    BadNeighbourTest(Fixture fixture, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        bad.close();
        others.forEach(Receiver::close);
    }

    @Test
    @DisplayName("10: one endpoint hangs, and all of the others' deliveries come while it still does")
    void leavesTheOthersAloneWhileOneHangs() {
        int cap = 2;
        bad.holding(1000);
        var hanging = fixture.app(bad.url(), cap);
        int account = Fixture.newId();
        fixture.install(hanging, account);
        var apps = others.stream().map(each -> fixture.app(each.url())).toList();
        apps.forEach(app -> fixture.install(app, account));
        var began = Instant.now();
        LongStream.rangeClosed(1, EVENTS).forEach(contact -> fixture.contactCreated(account, contact));

        await().atMost(PATIENCE).until(() -> others.stream().allMatch(each -> eventsOf(each) >= EVENTS));

        assertThat(bad.taken()).isEmpty();
        report("one of " + (OTHERS + 1) + " hangs", began);
        var planned = LongStream.rangeClosed(1, EVENTS).mapToObj(Long::toString).toList();
        for (int each = 0; each < OTHERS; each++) {
            assertAllAgrees(planned, others.get(each), apps.get(each).appId());
        }
    }

    @Test
    @DisplayName("11: one endpoint has most of the traffic, and the others' deliveries do not wait for its last")
    void givesEachItsShareWhenOneHasMostOfTheTraffic() {
        int flood = 1_000;
        var hot = fixture.app(bad.url(), 1);
        int hotAccount = Fixture.newId();
        int account = Fixture.newId();
        fixture.install(hot, hotAccount);
        others.forEach(each -> fixture.install(fixture.app(each.url()), account));
        LongStream.rangeClosed(1, flood).forEach(contact -> fixture.contactCreated(hotAccount, contact));
        var began = Instant.now();
        LongStream.rangeClosed(1, EVENTS).forEach(contact -> fixture.contactCreated(account, contact));

        await().atMost(PATIENCE).until(() -> others.stream().allMatch(each -> eventsOf(each) >= EVENTS));
        report("one has " + flood + " events", began);

        await().atMost(PATIENCE).until(() -> eventsOf(bad) >= flood);
        var planned = LongStream.rangeClosed(1, flood).mapToObj(Long::toString).toList();
        assertAllAgrees(planned, bad, hot.appId());
    }

    @Test
    @DisplayName("12: all endpoints fail, and once they are well again each delivery comes or its end is told")
    void recoversWhenAllEndpointsFail() {
        others.forEach(each -> each.failing(2));
        int account = Fixture.newId();
        var apps = others.stream().map(each -> fixture.app(each.url())).toList();
        apps.forEach(app -> fixture.install(app, account));
        LongStream.rangeClosed(1, EVENTS).forEach(contact -> fixture.contactCreated(account, contact));
        var planned = LongStream.rangeClosed(1, EVENTS).mapToObj(Long::toString).toList();

        for (int each = 0; each < OTHERS; each++) {
            var receiver = others.get(each);
            int appId = apps.get(each).appId();
            await().atMost(PATIENCE)
                    .until(() -> check(planned, receiver, appId).lost().isEmpty());
            assertAllAgrees(planned, receiver, appId);
        }
    }

    private Findings check(List<String> planned, Receiver receiver, int appId) {
        return DeliveryLedger.check(planned, Ledgers.arrivals(receiver), Ledgers.lines(kafka, appId));
    }

    /** A line of the log is written when the answer is there, so it may come after it. */
    private void assertAllAgrees(List<String> planned, Receiver receiver, int appId) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(check(planned, receiver, appId)).isEqualTo(new Findings(Set.of(), 0, 0, Set.of())));
    }

    private static int eventsOf(Receiver receiver) {
        return receiver.taken().stream()
                .mapToInt(request -> request.events().size())
                .sum();
    }

    /** A figure to read, not to fail on: how long the others' deliveries took. */
    private void report(String what, Instant began) {
        var waits = new ArrayList<Long>();
        others.forEach(each -> each.taken()
                .forEach(request ->
                        waits.add(Duration.between(began, request.at()).toMillis())));
        var sorted = waits.stream().sorted().toList();
        LOG.infof("%s: the others' p99 is %d ms", what, sorted.get(sorted.size() * 99 / 100));
    }
}
