package dev.grantway.token.apicall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import dev.grantway.token.gate.TestGate;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiCallsTest {
    private static final String CONTACTS = "/crm/v3/contacts";

    private final TestGate gate;
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final MeterRegistry metrics;
    private final ObjectMapper json;
    private final TopicReader topics;

    ApiCallsTest(
            TestGate gate,
            TestInstalls installs,
            TestTokens tokens,
            MeterRegistry metrics,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.gate = gate;
        this.installs = installs;
        this.tokens = tokens;
        this.metrics = metrics;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @Test
    void tellsRefusedCallsAndTheFirstThatPassed() {
        var consent = TestConsent.of(installs.newApp(true)).withScopes("oauth", TestGate.READ);
        String token = gate.token(consent);
        String expired = tokens.expired(token, Duration.ofMinutes(2));
        assertThat(call("GET", CONTACTS + "?after=gwa1_AAAA", token)).isEqualTo(200);
        assertThat(call("GET", CONTACTS, token)).isEqualTo(200);
        assertThat(call("POST", CONTACTS, token)).isEqualTo(403);
        assertThat(call("PUT", "/open/a", token)).isEqualTo(403);
        assertThat(call("GET", CONTACTS, expired)).isEqualTo(401);
        revoke(consent, token);
        assertThat(call("GET", CONTACTS, token)).isEqualTo(401);

        var told = awaitCalls(consent.app(), 5);

        assertThat(told)
                .extracting(ApiCallSeen::method, ApiCallSeen::path, ApiCallSeen::status, ApiCallSeen::reason)
                .containsExactlyInAnyOrder(
                        tuple("GET", CONTACTS, 200, null),
                        tuple("POST", CONTACTS, 403, "MISSING_SCOPES"),
                        tuple("PUT", "/open/a", 403, "NO_ROUTE"),
                        tuple("GET", CONTACTS, 401, "EXPIRED_TOKEN"),
                        tuple("GET", CONTACTS, 401, "INVALID_TOKEN"));
        assertThat(told).allSatisfy(seen -> {
            assertThat(seen.appId()).isEqualTo(consent.app().appId());
            assertThat(seen.accountId()).isEqualTo(consent.accountId());
            assertThat(seen.installationId()).isEqualTo(consent.installationId());
        });
        assertThat(told)
                .filteredOn(seen -> seen.method().equals("POST"))
                .flatExtracting(ApiCallSeen::scopes)
                .containsExactly(TestGate.READ, TestGate.WRITE);
    }

    @Test
    void tellsOfAnInstallationsTokenToo() {
        var consent = TestConsent.of(installs.newApp(true)).withScopes("oauth", TestGate.READ);
        var _ = gate.token(consent);
        var form = new HashMap<>(TestInstalls.credentialsOf(consent.app()));
        form.put("account_id", Integer.toString(consent.accountId()));
        String token = TestInstalls.post("/oauth2/token", form).path("access_token");
        assertThat(call("POST", CONTACTS, token)).isEqualTo(403);
        revoke(consent, token);
        assertThat(call("GET", CONTACTS, token)).isEqualTo(401);

        var told = awaitCalls(consent.app(), 2);

        assertThat(told)
                .extracting(ApiCallSeen::accountId, ApiCallSeen::installationId, ApiCallSeen::reason)
                .containsExactlyInAnyOrder(
                        tuple(consent.accountId(), consent.installationId(), "MISSING_SCOPES"),
                        tuple(consent.accountId(), null, "INVALID_TOKEN"));
    }

    @Test
    void tellsThatTheBudgetIsUsedUp() {
        var consent = TestConsent.of(installs.newApp(true)).withScopes("oauth", TestGate.READ);
        String token = gate.token(consent);
        int status = 200;
        for (int i = 0; i < 1_000 && status == 200; i++) {
            status = call("GET", CONTACTS, token);
        }
        assertThat(status).isEqualTo(429);

        var told = topics.await(
                Topic.API_CALLS,
                message -> isOf(consent.app(), message) && read(message).status() == 429);

        assertThat(read(told).reason()).isEqualTo("OVER_BUDGET");
    }

    @Test
    void tellsNoTokenAndNoAddress() {
        var consent = TestConsent.of(installs.newApp(true)).withScopes("oauth", TestGate.READ);
        String token = gate.token(consent);
        call("PUT", "/open/" + token + "?code=" + token, token);
        call("PUT", "/open/maria@globex.example", token);

        var records = awaitRecords(consent.app(), 2);

        assertThat(records)
                .allSatisfy(message ->
                        assertThat(message.value()).doesNotContain(token).doesNotContain("globex"));
        assertThat(records.stream().map(this::read))
                .extracting(ApiCallSeen::path)
                .containsOnly("/open/***");
    }

    @Test
    void isACloudEvent() {
        var consent = TestConsent.of(installs.newApp(true)).withScopes("oauth", TestGate.READ);
        call("GET", CONTACTS, gate.token(consent));

        var message = awaitRecords(consent.app(), 1).getFirst();

        var seen = read(message);
        assertThat(TopicReader.header(message, "ce_id")).isEqualTo(seen.eventId());
        assertThat(TopicReader.header(message, "ce_type")).isEqualTo(ApiCallSeen.TYPE);
        assertThat(TopicReader.header(message, "ce_source")).isEqualTo("/token-service");
        assertThat(TopicReader.header(message, "ce_time"))
                .isEqualTo(seen.calledAt().toString());
        assertThat(TopicReader.header(message, "ce_sequence"))
                .isEqualTo(Long.toString(seen.calledAt().toEpochMilli()));
        assertThat(TopicReader.header(message, "ce_dataschema")).isEqualTo("/schemas/api.call_seen.v1.json");
    }

    @Test
    void saysNothingOfACallThatNobodyIsKnownToHaveMade() throws IOException {
        var app = installs.newApp(true);
        var consent = TestConsent.of(app).withScopes("oauth", TestGate.READ);
        assertThat(call("GET", CONTACTS, "gwa1_forged")).isEqualTo(401);
        assertThat(TestGate.raw("GET", "/authz/open/../crm", "Authorization: Bearer " + gate.token(consent)))
                .isEqualTo(400);
        call("PUT", "/open/last", gate.token(consent.byUser(4)));

        assertThat(awaitCalls(app, 1)).extracting(ApiCallSeen::path).containsExactly("/open/last");
    }

    @Test
    void isMeasured() {
        double before = decisions("missing_scopes");
        double invalid = decisions("invalid_token");
        long timed = metrics.get("grantway_gate_decision_seconds").timer().count();
        var consent = TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ);

        call("POST", CONTACTS, gate.token(consent));
        call("POST", CONTACTS, "gwa1_forged");

        // the caller has the answer first
        await().untilAsserted(() -> {
            assertThat(decisions("missing_scopes")).isEqualTo(before + 1);
            assertThat(decisions("invalid_token")).isEqualTo(invalid + 1);
            assertThat(metrics.get("grantway_gate_decision_seconds").timer().count())
                    .isEqualTo(timed + 2);
        });
    }

    private double decisions(String outcome) {
        return metrics.get("grantway_gate_decisions_total")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static int call(String method, String path, String token) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .request(method, "/authz" + path)
                .statusCode();
    }

    private static void revoke(TestConsent consent, String token) {
        var form = Map.of(
                "client_id",
                consent.app().clientId(),
                "client_secret",
                consent.app().clientSecret(),
                "token",
                token);
        TestInstalls.post("/oauth2/revoke", form).then().statusCode(200);
    }

    private List<ApiCallSeen> awaitCalls(TestApp app, int wanted) {
        return awaitRecords(app, wanted).stream().map(this::read).toList();
    }

    /** Exactly so many: one that is too many would come with the others, or before. */
    private List<ConsumerRecord<String, String>> awaitRecords(TestApp app, int wanted) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(records(app)).hasSizeGreaterThanOrEqualTo(wanted));
        var all = records(app);
        assertThat(all).hasSize(wanted);
        return all;
    }

    private List<ConsumerRecord<String, String>> records(TestApp app) {
        return topics.all(Topic.API_CALLS).stream()
                .filter(message -> isOf(app, message))
                .toList();
    }

    private static boolean isOf(TestApp app, ConsumerRecord<String, String> message) {
        return message.key().equals(Integer.toString(app.appId()));
    }

    private ApiCallSeen read(ConsumerRecord<String, String> message) {
        try {
            return json.readValue(message.value(), ApiCallSeen.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
