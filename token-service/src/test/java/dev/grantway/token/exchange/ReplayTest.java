package dev.grantway.token.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayTest {
    private final TestInstalls installs;
    private final ObjectMapper json;
    private final TopicReader topics;

    ReplayTest(
            TestInstalls installs, ObjectMapper json, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void fiftyAtOnceGetOneGrantAndTellOneEvent() throws Exception {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var request = installs.exchangeOf(consent.app(), issued.code().value());
        var posts = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 50; i++) {
            posts.add(() -> TestInstalls.post("/oauth/v1/token", request));
        }

        List<Response> answers;
        try (var threads = Executors.newFixedThreadPool(50)) {
            answers = threads.invokeAll(posts).stream().map(Future::resultNow).toList();
        }

        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(200, 400)
                .contains(200);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.<String>path("refresh_token"))
                        .distinct())
                .hasSize(1);
        assertThat(installs.liveGrants(consent)).isOne();
        assertThat(installs.events(consent)).isOne();
        topics.await(Topic.GRANT_EVENTS, message -> message.key().equals(issued.installationId()));
        assertThat(topics.all(Topic.GRANT_EVENTS))
                .filteredOn(message -> message.key().equals(issued.installationId()))
                .hasSize(1);
    }

    @Test
    void tellsTheOtherServicesAsTheContractSays() throws Exception {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);

        TestInstalls.post(
                "/oauth2/token",
                installs.exchangeOf(consent.app(), issued.code().value()));

        var message = topics.await(Topic.GRANT_EVENTS, event -> event.key().equals(issued.installationId()));
        assertThat(TopicReader.header(message, "ce_type")).isEqualTo(TokensIssued.TYPE);
        assertThat(TopicReader.header(message, "ce_sequence")).isEqualTo("1");
        var event = json.readValue(message.value(), TokensIssued.class);
        assertThat(event)
                .isEqualTo(new TokensIssued(
                        issued.installationId(),
                        1,
                        1,
                        event.grantId(),
                        consent.app().appId(),
                        consent.accountId(),
                        3,
                        List.of("crm.objects.contacts.read", "oauth"),
                        event.issuedAt()));
        assertThat(installs.number(
                        "SELECT count(*) FROM app_grant WHERE id = ?::uuid AND issued_at = ?",
                        event.grantId(),
                        event.issuedAt()))
                .isOne();
        assertThat(message.value()).doesNotContain("gwc1_", "gwr1_", "gwa1_", "@");
    }

    @Test
    void ofTheSameRequestWithinTenSecondsGetsTheSameTokens() {
        var consent = TestConsent.of(installs.app());
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        String first = TestInstalls.post("/oauth/v1/token", request).path("refresh_token");

        TestInstalls.post("/oauth2/token", request).then().statusCode(200).body("refresh_token", equalTo(first));

        assertThat(installs.events(consent)).isOne();
    }

    @Test
    void afterTenSecondsEndsTheGrant() throws Exception {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var request = installs.exchangeOf(consent.app(), issued.code().value());
        var tokens = TestInstalls.post("/oauth/v1/token", request);
        // the grant is as old as its code's spending
        installs.inDatabase(
                "UPDATE authorization_code SET spent_at = spent_at - interval '11 seconds' WHERE flow_id = ?",
                consent.flowId());
        installs.inDatabase(
                "UPDATE app_grant SET created_at = created_at - interval '11 seconds' WHERE account_id = ?",
                consent.accountId());

        assertThatItIsRefusedAndEnds(consent, TestInstalls.post("/oauth/v1/token", request), tokens);

        var told = topics.await(
                Topic.GRANT_EVENTS,
                event -> event.key().equals(issued.installationId())
                        && TopicReader.header(event, "ce_type").equals(GrantRevoked.TYPE));
        var revoked = json.readValue(told.value(), GrantRevoked.class);
        assertThat(revoked.reason()).isEqualTo("CODE_REPLAYED");
        assertThat(revoked.sequence()).isEqualTo(2);
    }

    @Test
    void withAnotherRedirectUriEndsTheGrant() {
        var consent = TestConsent.of(installs.app());
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        var tokens = TestInstalls.post("/oauth/v1/token", request);
        request.put("redirect_uri", "http://localhost:8090/other");

        assertThatItIsRefusedAndEnds(consent, TestInstalls.post("/oauth2/token", request), tokens);
    }

    @Test
    void withAnotherVerifierEndsTheGrant() {
        var consent = TestConsent.of(installs.app()).withChallenge(TestConsent.CHALLENGE);
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        request.put("code_verifier", TestConsent.VERIFIER);
        var tokens = TestInstalls.post("/oauth/v1/token", request);
        request.put("code_verifier", "short");

        assertThatItIsRefusedAndEnds(consent, TestInstalls.post("/oauth/v1/token", request), tokens);
    }

    @Test
    void ofAPublicAppsCodeWithoutAVerifierEndsTheGrant() {
        var consent = TestConsent.of(installs.newApp(false)).withChallenge(TestConsent.CHALLENGE);
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(installs.liveGrants(consent)).as("nothing was spent").isZero();
        request.put("code_verifier", TestConsent.VERIFIER);
        var tokens = TestInstalls.post("/oauth2/token", request);
        tokens.then().statusCode(200);
        request.remove("code_verifier");

        TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_grant"));

        assertThat(installs.liveGrants(consent)).isZero();
        TestInstalls.post("/oauth2/token", installs.refreshOf(consent.app(), tokens.path("refresh_token")))
                .then()
                .statusCode(400);
    }

    @Test
    void leavesALaterConsentOfTheSameUserAlone() {
        var consent = TestConsent.of(installs.app());
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        String first = TestInstalls.post("/oauth/v1/token", request).path("refresh_token");
        TestInstalls.post(
                        "/oauth2/revoke",
                        java.util.Map.of(
                                "client_id", consent.app().clientId(),
                                "client_secret", consent.app().clientSecret(),
                                "token", first))
                .then()
                .statusCode(200);
        String second = installs.install(consent.again()).path("refresh_token");
        request.put("redirect_uri", "http://localhost:8090/other");

        TestInstalls.post("/oauth/v1/token", request).then().statusCode(400);

        assertThat(installs.isActive(consent.app(), second)).isTrue();
    }

    @Test
    void byAnotherClientNeitherSpendsNorEnds() {
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        var another = installs.newApp(true);

        TestInstalls.post("/oauth/v1/token", installs.exchangeOf(another, code))
                .then()
                .statusCode(400)
                .body("status", equalTo("BAD_AUTH_CODE"));
        var tokens = TestInstalls.post("/oauth/v1/token", installs.exchangeOf(consent.app(), code));
        tokens.then().statusCode(200);
        TestInstalls.post("/oauth/v1/token", installs.exchangeOf(another, code))
                .then()
                .statusCode(400);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isTrue();
    }

    private void assertThatItIsRefusedAndEnds(TestConsent consent, Response replay, Response tokens) {
        replay.then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        assertThat(installs.isActive(consent.app(), tokens.path("refresh_token")))
                .isFalse();
        assertThat(installs.liveGrants(consent)).isZero();
    }
}
