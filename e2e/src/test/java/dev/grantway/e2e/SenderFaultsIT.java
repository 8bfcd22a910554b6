package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DeliveryLedger;
import dev.grantway.devstack.DeliveryLedger.Arrival;
import dev.grantway.devstack.DeliveryLedger.Findings;
import dev.grantway.devstack.DeliveryLedger.Line;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** webhook-service dies, is replaced, and is left alone by Kafka and PostgreSQL; the numbers are those of docs/faults.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SenderFaultsIT {
    private static final int TEST_ACCOUNT = 100002;
    private static final int KILLS = Integer.getInteger("grantway.faults.kills", 5);
    private static final int CONTACTS_A_KILL = 6;
    private static final String SERVICE = "webhook-service";
    private static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final Pattern JDBC_PORT = Pattern.compile("(?<=//localhost:)\\d+");
    private static final System.Logger LOG = System.getLogger(SenderFaultsIT.class.getName());

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Contact Sync");
    private final Tokens tokens = new Tokens(product, app);

    private RecordingEndpoint endpoint;
    private Strait toDatabase;
    private Recipe recipe;
    private Recipe.Started service;
    private String accessToken;

    @BeforeAll
    void standInForIt() throws Exception {
        new Installations(product).uninstall(app, TEST_ACCOUNT);
        endpoint = new RecordingEndpoint();
        receiveThere();
        var events = new Events(product);
        var known = events.completionIds();
        accessToken = tokens.exchange(newCode()).text("access_token");
        events.awaitCompletion(app.appId(), TEST_ACCOUNT, known);

        var original = Recipe.of(product, SERVICE);
        var port = JDBC_PORT.matcher(original.setting(JDBC_URL));
        assertThat(port.find()).as(original.setting(JDBC_URL)).isTrue();
        toDatabase = new Strait(Integer.parseInt(port.group()));
        recipe = original.with(Map.of(
                JDBC_URL,
                port.replaceFirst(Integer.toString(toDatabase.port())),
                // an id for each event, so that a repetition is known by it
                "GRANTWAY_WEBHOOK_LANE_MOST_EVENTS_PER_REQUEST",
                "1",
                "GRANTWAY_WEBHOOK_RETRY_WAITS",
                "1s,1s,1s,1s,1s,1s,1s,1s"));
        product.hold(SERVICE);
        service = recipe.start();
    }

    @AfterAll
    void giveItBack() throws Exception {
        if (service != null) {
            service.close();
            toDatabase.close();
            endpoint.close();
        }
        product.release(SERVICE);
    }

    @Test
    @DisplayName("1: killed at random moments, it loses nothing and repeats what was under way at most")
    void losesNothingWhenItIsKilled() throws Exception {
        long seed = System.nanoTime();
        LOG.log(System.Logger.Level.INFO, "kills at moments of seed " + seed);
        var random = new Random(seed);
        var planned = new ArrayList<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            endpoint.failing(1);
            planned.addAll(createContacts(CONTACTS_A_KILL));
            Product.pause(Duration.ofMillis(random.nextInt(400)));
            service.kill();
            planned.addAll(createContacts(1));
            service = recipe.start();
        }

        Product.awaitUntil(() -> endpoint.took(planned));

        var findings = findings(planned);
        LOG.log(System.Logger.Level.INFO, "seed " + seed + ", " + KILLS + " kills: " + findings);
        assertThat(findings.lost()).as("seed %d", seed).isEmpty();
        assertThat(findings.reset()).as("seed %d", seed).isEmpty();
        assertThat(findings.duplicates()).as("seed %d", seed).isLessThanOrEqualTo((long) KILLS * CONTACTS_A_KILL);
        assertThat(findings.unlogged()).as("seed %d", seed).isLessThanOrEqualTo((long) KILLS * CONTACTS_A_KILL);
    }

    @Test
    @DisplayName("2: killed after the answer and before it wrote that down, it sends once more under the same id")
    void repeatsUnderTheSameIdWhatItDidNotWriteDown() throws Exception {
        endpoint.afterTheNextAnswer(() -> service.kill());
        var planned = createContacts(1);
        Product.awaitUntil(() -> !service.process().isAlive());
        service = recipe.start();
        var after = createContacts(1);

        Product.awaitUntil(() -> endpoint.took(planned) && endpoint.took(after));

        var sent = arrivalsOf(planned);
        assertThat(sent).hasSizeBetween(1, 2);
        assertThat(sent.stream().map(Arrival::webhookId).distinct()).hasSize(1);
        assertThat(findings(planned).lost()).isEmpty();
    }

    @Test
    @DisplayName("3: replaced by another while it sends, nothing is lost, repeated or not logged")
    void repeatsNothingWhenItIsReplaced() throws Exception {
        var planned = new ArrayList<>(createContacts(10));
        var next = recipe.withPortsOfItsOwn();
        var successor = next.start();
        planned.addAll(createContacts(10));
        service.close();
        planned.addAll(createContacts(10));
        Product.awaitUntil(() -> endpoint.took(planned));
        service = recipe.start();
        planned.addAll(createContacts(10));
        successor.close();

        Product.awaitUntil(() -> endpoint.took(planned));
        Product.awaitUntil(() -> findings(planned).unlogged() == 0);
        var findings = findings(planned);

        assertThat(findings.lost()).isEmpty();
        assertThat(findings.duplicates()).isZero();
        assertThat(findings.reset()).isEmpty();
    }

    @Test
    @DisplayName("5: it becomes ready without Kafka, and delivers once Kafka is there")
    void startsWithoutKafka() throws Exception {
        product.hold("kafka");
        try {
            service.kill();
            service = recipe.start(); // returns once it is ready
        } finally {
            product.release("kafka");
        }

        var planned = createContacts(3);
        Product.awaitUntil(() -> endpoint.took(planned));

        assertThat(service.process().isAlive()).isTrue();
        assertThat(findings(planned).lost()).isEmpty();
    }

    @Test
    @DisplayName("6: without PostgreSQL first attempts go on, and what fails is sent again once it is back")
    void sendsFirstAttemptsWithoutPostgreSql() throws Exception {
        List<String> planned;
        var before = createContacts(1); // what is known of the app and the event types is at hand then
        Product.awaitUntil(() -> endpoint.took(before));
        toDatabase.closeAt(""); // whatever is said
        try {
            endpoint.failing(2);
            planned = createContacts(4);
            Product.awaitUntil(() -> endpoint.heardOf(planned));
            Product.awaitUntil(() -> toDatabase.isClosed());
        } finally {
            toDatabase.openAgain();
        }

        Product.awaitUntil(() -> endpoint.took(planned));

        assertThat(service.process().isAlive()).isTrue();
        assertThat(findings(planned).lost()).isEmpty();
        assertThat(findings(planned).reset()).isEmpty();
    }

    private List<Arrival> arrivalsOf(List<String> keys) {
        return endpoint.arrivals().stream()
                .filter(arrival -> keys.contains(arrival.key()))
                .toList();
    }

    private Findings findings(List<String> planned) {
        var lines = product.topics().all(Topic.DELIVERY_ATTEMPTS).stream()
                .map(message -> read(message.value()))
                .filter(line -> line.path("appId").asInt() == app.appId())
                .map(SenderFaultsIT::line)
                .toList();
        return DeliveryLedger.check(planned, arrivalsOf(planned), lines);
    }

    private static Line line(JsonNode attempt) {
        return new Line(
                StreamSupport.stream(attempt.path("objectIds").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()),
                attempt.path("webhookId").asText(),
                attempt.path("attempt").asInt(),
                attempt.path("outcome").asText().equals("gave_up"));
    }

    private static JsonNode read(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> createContacts(int count) throws Exception {
        var ids = new ArrayList<String>();
        for (int each = 0; each < count; each++) {
            var created = tokens.createContact(accessToken, "fault@b.example");
            assertThat(created.status()).as("%s", created).isEqualTo(201);
            ids.add(created.text("id"));
        }
        return ids;
    }

    /** As the app's developer does, with an API key; waits until app-registry has told the others of it. */
    private void receiveThere() throws Exception {
        String key = product.demo().path("developerApiKey").asText();
        var answer = tokens.json(
                "PUT",
                "/webhooks/v3/" + app.appId() + "/settings?hapikey=" + key,
                "",
                "{\"targetUrl\":\"" + endpoint.url() + "\",\"throttling\":{\"maxConcurrentRequests\":5}}");
        assertThat(answer.status()).isEqualTo(200);
        product.topics().awaitValue(Topic.APPS, snapshot -> snapshot.contains(endpoint.url()));
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("dev@"));
        return Customer.codeOf(admin.grant(app.installPath("s2"), "Acme test account"));
    }
}
