package dev.grantway.token.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.events.UsageTotals.ScopeCalls;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.TestStores;
import dev.grantway.token.gate.TestGate;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsageTest {
    private static final Instant HOUR = Instant.parse("2026-11-23T13:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-23T13:59:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(AT);
    private final TestGate gate;
    private final TestInstalls installs;
    private final UsageCounter running;
    private final UsageStore store;
    private final DataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final TopicReader topics;

    UsageTest(
            TestGate gate,
            TestInstalls installs,
            UsageCounter running,
            UsageStore store,
            DataSource database,
            Outbox outbox,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.gate = gate;
        this.installs = installs;
        this.running = running;
        this.store = store;
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void tellsTheCallsOfTheGate() throws Exception {
        gate.open();
        var consent = TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ);
        String token = gate.token(consent);
        ask("GET", token);
        ask("GET", token);
        ask("POST", token); // lacks a scope

        running.flush();

        var told = read(await(consent.installationId(), 3));
        assertThat(told.appId()).isEqualTo(consent.app().appId());
        assertThat(told.accountId()).isEqualTo(consent.accountId());
        assertThat(told.source()).isEqualTo("token");
        assertThat(told.apiCalls()).isEqualTo(2);
        assertThat(told.refusedCalls()).isEqualTo(1);
        assertThat(told.apiCallsByScope()).containsExactly(new ScopeCalls(TestGate.READ, 2));
        assertThat(told.lastUsedAt()).isAfterOrEqualTo(told.firstCallAt());
    }

    @Test
    void tellsTotalsAgainAsTheyGrowAndNothingThatDidNotChange() throws Exception {
        var of = usageOf();
        var counter = counter();
        counter.count(of, List.of("a", "b"));
        counter.flush();
        now.set(AT.plusSeconds(30));
        counter.count(of, List.of("b"));
        counter.flush();
        counter.flush();

        var records = all(of, 2);

        assertThat(records).hasSize(2);
        var last = read(records.getLast());
        assertThat(last.apiCalls()).isEqualTo(2);
        assertThat(last.apiCallsByScope()).containsExactly(new ScopeCalls("a", 1), new ScopeCalls("b", 2));
        assertThat(last.hour()).isEqualTo(HOUR);
        assertThat(last.firstCallAt()).isEqualTo(AT);
        assertThat(last.lastUsedAt()).isEqualTo(AT.plusSeconds(30));
        assertThat(records)
                .extracting(message -> TopicReader.header(message, "ce_id"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith(of.installationId() + "/1795438800/token/"));
        assertThat(read(records.getFirst()).instance()).isEqualTo(last.instance());
    }

    @Test
    void tellsEachCallOnceWhenPostgresqlWasAwayInBetween() throws Exception {
        var of = usageOf();
        var away = new AtomicBoolean(true);
        var counter = new UsageCounter(new UsageStore(TestStores.on(database, away), outbox, json), clock());
        counter.count(of, List.of("a"));
        counter.countRefusal(of);
        counter.flush();
        counter.flush();
        away.set(false);
        counter.flush();
        counter.count(of, List.of("a"));
        counter.flush();

        var _ = topics.await(
                Topic.USAGE,
                message -> message.key().equals(of.installationId())
                        && Long.parseLong(TopicReader.header(message, "ce_sequence")) >= 3);
        var told = records(of).stream().map(this::read).toList();
        assertThat(told).extracting(UsageTotals::apiCalls).containsExactly(1L, 2L);
        assertThat(told).extracting(UsageTotals::refusedCalls).containsExactly(1L, 1L);
        assertThat(told.stream().map(UsageTotals::instance).distinct()).hasSize(1);
    }

    @Test
    void addsUpOverHoursAndPodsAtAConsumer() throws Exception {
        var of = usageOf();
        var one = counter();
        var other = counter();
        one.count(of, List.of());
        other.count(of, List.of());
        now.set(AT.plusSeconds(60)); // the next hour
        one.count(of, List.of());
        one.count(of, List.of());
        one.flush();
        other.flush();

        var told = all(of, 3).stream().map(this::read).toList();

        assertThat(told).extracting(UsageTotals::hour).containsOnly(HOUR, HOUR.plusSeconds(3_600));
        assertThat(told.stream().map(UsageTotals::instance).distinct()).hasSize(2);
        assertThat(told.stream().mapToLong(UsageTotals::apiCalls).sum()).isEqualTo(4);
    }

    private UsageCounter counter() {
        return new UsageCounter(store, clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static UsageOf usageOf() {
        return new UsageOf("ins_" + UUID.randomUUID(), 300001, 200001);
    }

    private static void ask(String method, String token) {
        given().header("Authorization", "Bearer " + token).request(method, "/authz/crm/v3/contacts");
    }

    private ConsumerRecord<String, String> await(String installationId, long sequence) {
        return topics.await(
                Topic.USAGE,
                message -> message.key().equals(installationId)
                        && TopicReader.header(message, "ce_sequence").equals(Long.toString(sequence)));
    }

    private List<ConsumerRecord<String, String>> all(UsageOf of, int wanted) {
        Awaitility.await().until(() -> records(of).size() >= wanted);
        return records(of);
    }

    private List<ConsumerRecord<String, String>> records(UsageOf of) {
        return topics.all(Topic.USAGE).stream()
                .filter(message -> message.key().equals(of.installationId()))
                .toList();
    }

    private UsageTotals read(ConsumerRecord<String, String> message) {
        try {
            return json.readValue(message.value(), UsageTotals.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
