package dev.grantway.token.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.closure.Closures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is told to those who check access tokens offline. */
@QuarkusTest
class TokenRevocationsTest {
    private final TestInstalls installs;
    private final Closures closures;
    private final AccessTokenMint mint;
    private final ObjectMapper json;
    private final TopicReader topics;

    TokenRevocationsTest(
            TestInstalls installs,
            Closures closures,
            AccessTokenMint mint,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.closures = closures;
        this.mint = mint;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void ofAGrantThatEndedHoldForWhatARequestUnderWayMayStillMint() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var access = access(tokens);

        revoke(consent, tokens.path("refresh_token"));
        revoke(consent, tokens.path("refresh_token"));

        var told = told(TokensRevoked.subjectOfGrant(access.grantId().toString()));
        assertThat(told).singleElement().satisfies(revoked -> {
            assertThat(revoked.reason()).isEqualTo("REVOKED_BY_APP");
            assertThat(revoked.issuedBefore()).isAfter(access.issuedAt().plusSeconds(59));
        });
    }

    @Test
    void ofAnAccessTokenHoldForItAndThoseBefore() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var access = access(tokens);

        revoke(consent, tokens.path("access_token"));
        revoke(consent, tokens.path("access_token"));

        var told = told(TokensRevoked.subjectOfGrant(access.grantId().toString()));
        assertThat(told)
                .containsExactly(TokensRevoked.of(
                        "grant:" + access.grantId(), access.issuedAt().plusSeconds(1), "ACCESS_TOKEN_REVOKED"));
        assertThat(isDead(access, told)).isTrue();
        var next = TestInstalls.post("/oauth2/token", installs.refreshOf(consent.app(), tokens.path("refresh_token")));
        assertThat(isDead(access(next), told)).isFalse();
    }

    @Test
    void ofAClosureHoldForItsGrantsAndSpareTheNextGeneration() {
        var consent = TestConsent.of(installs.app());
        var first = access(installs.install(consent));
        var second = access(installs.install(consent.byUser(4)));

        closures.close(consent.installationId(), 1, "BY_USER");
        closures.close(consent.installationId(), 1, "BY_USER");
        var next = access(installs.install(consent.inGeneration(2)));

        var told = told(TokensRevoked.subjectOfInstallation(consent.installationId()));
        assertThat(told).singleElement().extracting(TokensRevoked::reason).isEqualTo("INSTALLATION_CLOSED");
        assertThat(isDead(first, told)).isTrue();
        assertThat(isDead(second, told)).isTrue();
        assertThat(isDead(next, told)).isFalse();
        for (var access : List.of(first, second)) {
            assertThat(told(TokensRevoked.subjectOfGrant(access.grantId().toString())))
                    .singleElement()
                    .extracting(TokensRevoked::reason)
                    .isEqualTo("INSTALLATION_CLOSED");
        }
    }

    @Test
    void ofAnAppAreToldWhenItIsSwitchedOff() {
        var app = installs.newApp(true);
        var tokens = installs.install(TestConsent.of(app));
        var access = access(tokens);

        installs.disable(app);

        var told = told(TokensRevoked.subjectOfApp(app.appId()));
        assertThat(told).singleElement().extracting(TokensRevoked::reason).isEqualTo("APP_DISABLED");
        assertThat(isDead(access, told)).isTrue();

        installs.publish(app, AppStatus.ACTIVE, installs.verifierOf(app));
        var next = await().until(
                        () -> TestInstalls.post("/oauth2/token", installs.refreshOf(app, tokens.path("refresh_token"))),
                        answer -> answer.statusCode() == 200);
        assertThat(isDead(access(next), told))
                .as("what comes of a refresh, when it is on again")
                .isFalse();
    }

    private static boolean isDead(AccessToken token, List<TokensRevoked> told) {
        return told.stream().anyMatch(revoked -> token.issuedAt().isBefore(revoked.issuedBefore()));
    }

    private AccessToken access(Response tokens) {
        return mint.read(tokens.path("access_token")).orElseThrow();
    }

    private static void revoke(TestConsent consent, String token) {
        var app = consent.app();
        TestInstalls.post(
                        "/oauth2/revoke",
                        Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token))
                .then()
                .statusCode(200);
    }

    /** All that was told of a subject, once the outbox has nothing more of it. */
    private List<TokensRevoked> told(String subject) {
        await().until(() -> installs.number("SELECT count(*) FROM outbox WHERE record_key = ?", subject) == 0);
        topics.await(Topic.TOKEN_REVOCATIONS, message -> message.key().equals(subject));
        return topics.all(Topic.TOKEN_REVOCATIONS).stream()
                .filter(message -> message.key().equals(subject))
                .map(this::read)
                .toList();
    }

    private TokensRevoked read(ConsumerRecord<String, String> message) {
        try {
            var revoked = json.readValue(message.value(), TokensRevoked.class);
            assertThat(TopicReader.header(message, "ce_type")).isEqualTo(TokensRevoked.TYPE);
            assertThat(TopicReader.header(message, "ce_sequence")).isEqualTo(Long.toString(revoked.sequence()));
            assertThat(Instant.ofEpochMilli(revoked.sequence())).isEqualTo(revoked.issuedBefore());
            return revoked;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
