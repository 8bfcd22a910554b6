package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UncountedSecretsTest {
    private static final Instant USED = Instant.parse("2026-11-30T12:00:00Z");

    private final Apps apps;
    private final AppCredentials credentials;
    private final UncountedSecrets uncounted;
    private final AppSecretRepository stored;
    private final TestDevelopers developers;
    private final ObjectMapper json;
    private final TopicReader topics;

    UncountedSecretsTest(
            Apps apps,
            AppCredentials credentials,
            UncountedSecrets uncounted,
            AppSecretRepository stored,
            TestDevelopers developers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.credentials = credentials;
        this.uncounted = uncounted;
        this.stored = stored;
        this.developers = developers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void areNoneOfNewSecrets() throws IOException {
        int appId = register();
        credentials.issue(appId, SecretKind.CLIENT);

        var client = secrets(appId, SecretKind.CLIENT);

        assertThat(client)
                .hasSize(2)
                .allSatisfy(secret -> assertThat(secret.countedSince()).isAfterOrEqualTo(secret.createdAt()));
        assertThat(published(appId, 2).clientSecretVerifiers())
                .extracting(SecretVerifier::secretId)
                .containsExactlyElementsOf(
                        client.stream().map(SecretDetails::id).toList());
        assertThat(secrets(appId, SecretKind.WEBHOOK))
                .allSatisfy(secret -> assertThat(secret.countedSince()).isNull());
    }

    @Test
    void arePublishedOnceMoreWithTheirIds() throws IOException {
        int appId = register();
        makeOld(appId);

        uncounted.sweep();
        uncounted.sweep();

        var secret = secrets(appId, SecretKind.CLIENT).getFirst();
        assertThat(published(appId, 2).clientSecretVerifiers())
                .extracting(SecretVerifier::secretId)
                .containsExactly(secret.id());
        assertThat(secret.countedSince()).isNotNull();
        assertThat(apps.find(appId).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void keepTheUseThatIsToldWhileTheyAreChanged() {
        int appId = register();

        QuarkusTransaction.requiringNew().run(() -> {
            var secret = stored.listOf(appId, SecretKind.CLIENT).getFirst(); // read before the use is told
            inDatabase("UPDATE app_secret SET last_used_at = '" + USED + "' WHERE id = " + secret.id);
            secret.expiresAt = USED.plusSeconds(1_000_000);
        });

        assertThat(secrets(appId, SecretKind.CLIENT).getFirst().lastUsedAt()).isEqualTo(USED);
    }

    /** As a release left them that did not tell of uses. */
    private void makeOld(int appId) {
        inDatabase("UPDATE app_secret SET counted_since = NULL WHERE app_id = " + appId);
    }

    private void inDatabase(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        stored.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    private int register() {
        var registered = (RegistrationOutcome.Registered)
                apps.register(developers.newAccount(), TestApps.contactSync(TestApps.name()));
        return registered.app().appId();
    }

    private List<SecretDetails> secrets(int appId, SecretKind kind) {
        return apps.find(appId).orElseThrow().secretsOf(kind);
    }

    private AppSecretsSnapshot published(int appId, long sequence) throws IOException {
        return json.readValue(
                topics.awaitValue(
                        Topic.APP_SECRETS,
                        value -> value.contains("\"appId\":" + appId + ",")
                                && value.contains("\"sequence\":" + sequence + ",")),
                AppSecretsSnapshot.class);
    }
}
