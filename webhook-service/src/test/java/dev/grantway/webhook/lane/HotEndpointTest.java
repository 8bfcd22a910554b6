package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DeliveryLedger;
import dev.grantway.devstack.DeliveryLedger.Findings;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.Retries;
import dev.grantway.webhook.slot.EndpointSlots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An endpoint that is sent so much that it has several slots. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class HotEndpointTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SLOTS = 8;
    private static final int PARTITIONS = 4;

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final AppCatalog apps;
    private final EndpointSlots slots;
    private final Retries retries;
    private final DataSource database;
    private final SecondSender second;
    private final String kafka;

    HotEndpointTest(
            Fixture fixture,
            AppCatalog apps,
            EndpointSlots slots,
            Retries retries,
            DataSource database,
            SecondSender second,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.apps = apps;
        this.slots = slots;
        this.retries = retries;
        this.database = database;
        this.second = second;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void twoSendersShareTheSlotsAndWhatTheAppAskedFor() throws Exception {
        var app = hotApp();
        var accounts = anAccountForEachSlot(app);
        second.start();
        try {
            await().atMost(PATIENCE).until(() -> sendersOf(app) == 2);
            receiver.holding(1_000);
            var planned = IntStream.rangeClosed(1, 3 * SLOTS)
                    .mapToObj(Integer::toString)
                    .toList();
            planned.forEach(contact ->
                    fixture.contactCreated(accounts.get(Integer.parseInt(contact) % SLOTS), Long.parseLong(contact)));

            await().atMost(PATIENCE).until(() -> receiver.received().size() == SLOTS);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true); // others would be there by now
            assertThat(receiver.received()).hasSize(SLOTS);
            receiver.holding(0).release();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(DeliveryLedger.check(
                                    planned, Ledgers.arrivals(receiver), Ledgers.lines(kafka, app.appId())))
                            .isEqualTo(new Findings(Set.of(), 0, 0, Set.of())));
            assertThat(endpointsOf(app)).hasSize(SLOTS);
        } finally {
            second.stop();
        }
    }

    @Test
    void whatFailedComesBackInTheSlotThatItHad() throws SQLException {
        var app = hotApp();
        var accounts = anAccountForEachSlot(app);
        receiver.failing(SLOTS);
        accounts.forEach(account -> fixture.contactCreated(account, account));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == SLOTS);

        var endpoints = deliveriesOf(app).stream()
                .collect(Collectors.groupingBy(
                        message -> message.value().replaceAll(".*\"webhookId\":\"([^\"]+)\".*", "$1"),
                        Collectors.mapping(ConsumerRecord::key, Collectors.toSet())));
        assertThat(endpoints.values())
                .hasSize(SLOTS)
                .allSatisfy(keys -> assertThat(keys).hasSize(1));
    }

    @Test
    void whatWaitedForASlotThatIsThereNoMoreComesInAnother() {
        var app = fixture.app(receiver.url(), SLOTS);
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        var delivery = new Delivery(
                "msg_" + account,
                account,
                app.subscriptionId(),
                Fixture.CREATION,
                Instant.now(),
                JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(),
                app.appId(),
                7,
                account,
                installation.installationId(),
                1,
                1,
                true,
                Instant.now(),
                List.of(delivery));

        retries.schedule(batch, Instant.now(), () -> {});

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        assertThat(endpointsOf(app)).containsExactly(app.appId() + "-0");
    }

    @Test
    void slotsStayAsTheyWereKnownWhileTheDatabaseDoesNotTell() throws SQLException {
        var app = hotApp();
        var account = anAccountForEachSlot(app).getLast();
        execute("ALTER TABLE endpoint_slots RENAME TO endpoint_slots_away");
        try {
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // looks have failed by now
            fixture.contactCreated(account, 1);

            await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
            assertThat(endpointsOf(app)).containsExactly(app.appId() + "-" + (SLOTS - 1));
        } finally {
            execute("ALTER TABLE endpoint_slots_away RENAME TO endpoint_slots");
        }
    }

    @Test
    void neverHasMoreSlotsThanRequestsAtOnceAndOneWhereOrderMatters() throws SQLException {
        var app = hotApp();
        fixture.change(app, new WebhookSettings(receiver.url(), 3, null));
        await().atMost(PATIENCE).until(() -> highestSlot(app.appId()) == 1);

        var ordered = new DeliveryOptions(WebhookFormat.HUBSPOT, false, true, false, null, false, true, List.of());
        fixture.change(app, new WebhookSettings(receiver.url(), SLOTS, null, ordered));

        await().atMost(PATIENCE).until(() -> highestSlot(app.appId()) == 0);
    }

    /** One whose slots are not all of one sender's. */
    private Fixture.App hotApp() throws SQLException {
        var app = fixture.app(receiver.url(), SLOTS);
        while (partitionsOf(app).stream()
                        .map(partition -> partition * 2 / PARTITIONS)
                        .distinct()
                        .count()
                < 2) {
            app = fixture.app(receiver.url(), SLOTS);
        }
        int appId = app.appId();
        grant(appId);
        await().atMost(PATIENCE).until(() -> apps.find(appId).isPresent());
        await().atMost(PATIENCE).until(() -> highestSlot(appId) == SLOTS - 1);
        return app;
    }

    private void grant(int appId) throws SQLException {
        execute("INSERT INTO endpoint_slots (app_id, slots, changed_at, busy_at) VALUES (%d, %d, now(), now())"
                .formatted(appId, SLOTS));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of a hundred accounts. */
    private int highestSlot(int appId) {
        return IntStream.range(0, 100)
                .map(account -> slotOf(appId, account))
                .max()
                .orElse(0);
    }

    private List<Integer> anAccountForEachSlot(Fixture.App app) {
        var accounts = new TreeMap<Integer, Integer>();
        while (accounts.size() < SLOTS) {
            int account = Fixture.newId();
            accounts.putIfAbsent(slotOf(app.appId(), account), account);
        }
        accounts.values().forEach(account -> fixture.install(app, account));
        return List.copyOf(accounts.values());
    }

    private int slotOf(int appId, int account) {
        return slots.slotFor(apps.find(appId).orElseThrow(), account);
    }

    private static Set<Integer> partitionsOf(Fixture.App app) {
        return IntStream.range(0, SLOTS)
                .mapToObj(slot -> app.appId() + "-" + slot)
                .map(key -> Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS)
                .collect(Collectors.toSet());
    }

    /** How many members of the group have partitions with slots of the app. */
    private long sendersOf(Fixture.App app) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var group = Objects.requireNonNull(admin.describeConsumerGroups(List.of("webhook-sender"))
                    .all()
                    .get()
                    .get("webhook-sender"));
            return group.members().stream()
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().equals(Topic.DELIVERIES.topicName()))
                            .map(TopicPartition::partition)
                            .anyMatch(partitionsOf(app)::contains))
                    .count();
        }
    }

    private List<ConsumerRecord<String, String>> deliveriesOf(Fixture.App app) {
        return new TopicReader(kafka)
                .all(Topic.DELIVERIES).stream()
                        .filter(message -> message.key().startsWith(app.appId() + "-"))
                        .toList();
    }

    private Set<String> endpointsOf(Fixture.App app) {
        return deliveriesOf(app).stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }
}
