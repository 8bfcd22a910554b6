package dev.grantway.token.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is told of suspensions to those who check access tokens offline. */
@QuarkusTest
class SuspensionRevocationsTest {
    private final TestInstalls installs;
    private final TestSuspensions suspensions;
    private final AccessTokenMint mint;
    private final ObjectMapper json;
    private final TopicReader topics;

    SuspensionRevocationsTest(
            TestInstalls installs,
            TestSuspensions suspensions,
            AccessTokenMint mint,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.suspensions = suspensions;
        this.mint = mint;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void holdForWhatWasIssuedBeforeAndSpareWhatComesOfTheResume() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var before = access(tokens);
        String id = consent.installationId();

        suspensions.suspend(id);
        suspensions.suspend(id);
        assertThat(told(id, 1)).singleElement().satisfies(revoked -> {
            assertThat(revoked.reason()).isEqualTo("INSTALLATION_SUSPENDED");
            assertThat(before.issuedAt()).isBefore(revoked.issuedBefore());
        });

        suspensions.resume(id);
        var after = access(
                TestInstalls.post("/oauth2/token", installs.refreshOf(consent.app(), tokens.path("refresh_token"))));

        var told = told(id, 2);
        assertThat(told).extracting(TokensRevoked::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told).noneMatch(revoked -> after.issuedAt().isBefore(revoked.issuedBefore()));
    }

    private AccessToken access(Response tokens) {
        return mint.read(tokens.path("access_token")).orElseThrow();
    }

    /** All that was told of an installation, once the outbox has nothing more of it. */
    private List<TokensRevoked> told(String installationId, int count) {
        String subject = TokensRevoked.subjectOfInstallation(installationId);
        await().until(() -> installs.number("SELECT count(*) FROM outbox WHERE record_key = ?", subject) == 0);
        return await().until(
                        () -> topics.all(Topic.TOKEN_REVOCATIONS).stream()
                                .filter(message -> message.key().equals(subject))
                                .map(message -> read(message.value()))
                                .toList(),
                        told -> told.size() >= count);
    }

    private TokensRevoked read(String value) {
        try {
            return json.readValue(value, TokensRevoked.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
