package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppCredentialsTest {
    private final Apps apps;
    private final AppCredentials credentials;
    private final AppSecretRepository stored;
    private final SecretExpiry expiry;
    private final ClientSecrets clientSecrets;
    private final Keysets keysets;
    private final TestDevelopers developers;
    private final ObjectMapper json;
    private final TopicReader topics;

    AppCredentialsTest(
            Apps apps,
            AppCredentials credentials,
            AppSecretRepository stored,
            SecretExpiry expiry,
            ClientSecrets clientSecrets,
            Keysets keysets,
            TestDevelopers developers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.credentials = credentials;
        this.stored = stored;
        this.expiry = expiry;
        this.clientSecrets = clientSecrets;
        this.keysets = keysets;
        this.developers = developers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void publishesAVerifierAndWhatOnlyWebhookServiceCanRead() throws Exception {
        var registered = register();
        String client = registered.secrets().clientSecret().orElseThrow();
        String webhook = registered.secrets().webhookSecret().orElseThrow();

        String published = published(registered.app(), 1);
        var snapshot = json.readValue(published, AppSecretsSnapshot.class);

        assertThat(published).doesNotContain(client).doesNotContain(webhook);
        assertThat(snapshot.clientId()).isEqualTo(registered.app().clientId());
        assertThat(snapshot.clientSecretVerifiers()).singleElement().satisfies(verifier -> {
            assertThat(clientSecrets.matches(client, verifier.hash())).isTrue();
            assertThat(clientSecrets.matches(client + "x", verifier.hash())).isFalse();
            assertThat(verifier.validUntil()).isNull();
        });
        var opened = open(snapshot, snapshot.appId());
        assertThat(opened.clientSecrets()).containsExactly(client);
        assertThat(opened.webhookSecrets()).containsExactly(webhook);
        assertThat(webhook).matches("whsec_[A-Za-z0-9+/]{32}");
        assertThat(Base64.getDecoder().decode(webhook.substring("whsec_".length())))
                .hasSize(24);
    }

    @Test
    void bindsTheEncryptionToTheApp() throws Exception {
        var snapshot = json.readValue(published(register().app(), 1), AppSecretsSnapshot.class);

        assertThat(catchThrowable(() -> open(snapshot, snapshot.appId() + 1)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void storesNothingInTheClear() {
        var registered = register();
        String client = registered.secrets().clientSecret().orElseThrow();

        var rows = QuarkusTransaction.requiringNew()
                .call(() -> stored.listOf(registered.app().appId()));

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(new String(row.sealed, StandardCharsets.ISO_8859_1))
                        .doesNotContain(client)
                        .doesNotContain("whsec_"));
    }

    @Tag("T20")
    @Test
    void letsTheSecretBeforeLiveOnForAWhile() throws IOException {
        var app = register().app();

        var outcome = credentials.issue(app.appId(), SecretKind.CLIENT);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SecretOutcome.Issued.class,
                        issued -> assertThat(issued.app().secretsOf(SecretKind.CLIENT))
                                .hasSize(2)
                                .satisfies(secrets -> {
                                    assertThat(secrets.getFirst().expiresAt()).isNotNull();
                                    assertThat(secrets.getLast().expiresAt()).isNull();
                                }));
        var snapshot = json.readValue(published(app, 2), AppSecretsSnapshot.class);
        assertThat(snapshot.clientSecretVerifiers()).hasSize(2);
        assertThat(snapshot.clientSecretVerifiers().getFirst().validUntil()).isNotNull();
    }

    /** Webhook-service signs HubSpot's headers with the first one, which receivers know while they move to the next. */
    @Test
    void publishesTheOlderOfTwoLiveSecretsFirst() throws Exception {
        var registered = register();
        int appId = registered.app().appId();
        String newerClient = issued(appId, SecretKind.CLIENT).clientSecret().orElseThrow();
        String newerWebhook = issued(appId, SecretKind.WEBHOOK).webhookSecret().orElseThrow();

        var snapshot = json.readValue(published(registered.app(), 3), AppSecretsSnapshot.class);

        var opened = open(snapshot, appId);
        assertThat(opened.clientSecrets())
                .containsExactly(registered.secrets().clientSecret().orElseThrow(), newerClient);
        assertThat(opened.webhookSecrets())
                .containsExactly(registered.secrets().webhookSecret().orElseThrow(), newerWebhook);
        assertThat(snapshot.clientSecretVerifiers())
                .extracting(verifier -> clientSecrets.matches(newerClient, verifier.hash()))
                .containsExactly(false, true);
    }

    @Test
    void publishesTheNewestFirstOnceItShallSign() throws Exception {
        var registered = register();
        int appId = registered.app().appId();
        String newer = issued(appId, SecretKind.CLIENT).clientSecret().orElseThrow();

        assertThat(credentials.signWithNewest(appId)).isInstanceOf(SecretOutcome.Changed.class);
        assertThat(credentials.signWithNewest(appId)).isInstanceOf(SecretOutcome.Changed.class);

        var snapshot = json.readValue(published(registered.app(), 3), AppSecretsSnapshot.class);
        assertThat(open(snapshot, appId).clientSecrets())
                .containsExactly(newer, registered.secrets().clientSecret().orElseThrow());
        assertThat(snapshot.clientSecretVerifiers()).hasSize(2);
        assertThat(apps.find(appId).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    void publishesTheEndThatWasChosen() throws Exception {
        var app = register().app();
        credentials.issue(app.appId(), SecretKind.CLIENT);
        long older = clientSecretsOf(app.appId()).getFirst().id();

        assertThat(credentials.end(app.appId(), SecretKind.CLIENT, older, SecretLife.MONTH))
                .isInstanceOf(SecretOutcome.Changed.class);
        assertThat(credentials.end(app.appId(), SecretKind.WEBHOOK, older, SecretLife.HOUR))
                .isInstanceOf(SecretOutcome.Absent.class);

        var before = json.readValue(published(app, 2), AppSecretsSnapshot.class);
        var after = json.readValue(published(app, 3), AppSecretsSnapshot.class);
        assertThat(after.clientSecretVerifiers().getFirst().validUntil())
                .isAfter(before.clientSecretVerifiers().getFirst().validUntil());
    }

    @Test
    void leavesASecretAtItsEndToTheSweepWhichTellsOfIt() throws Exception {
        var app = register().app();
        credentials.issue(app.appId(), SecretKind.CLIENT);
        long older = clientSecretsOf(app.appId()).getFirst().id();
        QuarkusTransaction.requiringNew()
                .run(() -> stored.listOf(app.appId(), SecretKind.CLIENT).getFirst().expiresAt = Instant.EPOCH);

        assertThat(credentials.end(app.appId(), SecretKind.CLIENT, older, SecretLife.HOUR))
                .isInstanceOf(SecretOutcome.Absent.class);
        assertThat(credentials.signWithNewest(app.appId())).isInstanceOf(SecretOutcome.Refused.class);
        expiry.sweep();

        var snapshot = json.readValue(published(app, 3), AppSecretsSnapshot.class);
        assertThat(open(snapshot, app.appId()).clientSecrets()).hasSize(1);
    }

    @Test
    void letsTwoLiveAtOnceAndNoThird() {
        int appId = register().app().appId();
        credentials.issue(appId, SecretKind.CLIENT);

        assertThat(credentials.issue(appId, SecretKind.CLIENT)).isInstanceOf(SecretOutcome.Refused.class);
        assertThat(credentials.issue(appId, SecretKind.WEBHOOK)).isInstanceOf(SecretOutcome.Issued.class);
    }

    @Test
    void revokesTheOlderAndNeverTheLast() throws Exception {
        var registered = register();
        int appId = registered.app().appId();
        credentials.issue(appId, SecretKind.CLIENT);
        var secrets = clientSecretsOf(appId);

        assertThat(credentials.revoke(
                        appId, SecretKind.CLIENT, secrets.getLast().id()))
                .isInstanceOf(SecretOutcome.Refused.class);
        assertThat(credentials.revoke(
                        appId, SecretKind.WEBHOOK, secrets.getFirst().id()))
                .isInstanceOf(SecretOutcome.Absent.class);
        assertThat(credentials.revoke(
                        appId, SecretKind.CLIENT, secrets.getFirst().id()))
                .isInstanceOf(SecretOutcome.Revoked.class);

        var snapshot = json.readValue(published(registered.app(), 3), AppSecretsSnapshot.class);
        assertThat(open(snapshot, appId).clientSecrets())
                .doesNotContain(registered.secrets().clientSecret().orElseThrow())
                .hasSize(1);
    }

    @Test
    void stopsSigningWithASecretThatCameToItsEnd() throws Exception {
        var app = register().app();
        credentials.issue(app.appId(), SecretKind.WEBHOOK);
        QuarkusTransaction.requiringNew()
                .run(() -> stored.listOf(app.appId(), SecretKind.WEBHOOK).getFirst().expiresAt = Instant.EPOCH);

        expiry.sweep();

        var snapshot = json.readValue(published(app, 3), AppSecretsSnapshot.class);
        assertThat(open(snapshot, app.appId()).webhookSecrets()).hasSize(1);
    }

    private RegistrationOutcome.Registered register() {
        return (RegistrationOutcome.Registered)
                apps.register(developers.newAccount(), TestApps.contactSync(TestApps.name()));
    }

    private IssuedSecrets issued(int appId, SecretKind kind) {
        return ((SecretOutcome.Issued) credentials.issue(appId, kind)).secrets();
    }

    private List<SecretDetails> clientSecretsOf(int appId) {
        return apps.find(appId).orElseThrow().secretsOf(SecretKind.CLIENT);
    }

    private String published(AppDetails app, long sequence) {
        return topics.awaitValue(
                Topic.APP_SECRETS,
                value -> value.contains("\"appId\":" + app.appId() + ",")
                        && value.contains("\"sequence\":" + sequence + ","));
    }

    private AppSigningSecrets open(AppSecretsSnapshot snapshot, int appId)
            throws GeneralSecurityException, IOException {
        byte[] clear = keysets.hybridDecrypt("webhook-secrets")
                .decrypt(
                        Base64.getUrlDecoder().decode(snapshot.sealedForWebhooks()),
                        AppSecretsSnapshot.contextOf(appId).getBytes(StandardCharsets.UTF_8));
        return json.readValue(clear, AppSigningSecrets.class);
    }
}
