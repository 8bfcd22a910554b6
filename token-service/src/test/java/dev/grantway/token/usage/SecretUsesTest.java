package dev.grantway.token.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretUsed;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.database.TestStores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretUsesTest {
    private static final Instant AT = Instant.parse("2026-11-23T13:40:00Z");
    private static final SecretUsesConfig EACH_5_MINUTES = () -> Duration.ofMinutes(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(AT);
    private final int appId = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final long older = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE - 2);
    private final long newer = older + 1;
    private final long another = older + 2;
    private final TestInstalls installs;
    private final AppCatalog catalog;
    private final ClientSecrets secrets;
    private final SecretUses running;
    private final UsageStore store;
    private final DataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final TopicReader topics;

    SecretUsesTest(
            TestInstalls installs,
            AppCatalog catalog,
            ClientSecrets secrets,
            SecretUses running,
            UsageStore store,
            DataSource database,
            Outbox outbox,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.catalog = catalog;
        this.secrets = secrets;
        this.running = running;
        this.store = store;
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Nested
    class Proofs {
        private final TestApp app = installs.newApp(true);
        private final String nextSecret = secrets.generate();

        @Test
        void sayWhichOfTwoSecretsWasUsed() throws Exception {
            live();
            var before = Clock.systemUTC().instant().minusSeconds(1);

            String refreshToken = installs.install(TestConsent.of(app)).path("refresh_token");
            running.tell();
            var byOlder = await(older);

            assertThat(byOlder.key()).isEqualTo(Integer.toString(app.appId()));
            assertThat(read(byOlder).appId()).isEqualTo(app.appId());
            assertThat(read(byOlder).usedAt())
                    .isBetween(before, Clock.systemUTC().instant());
            assertThat(records(newer)).isEmpty();
            assertThat(refresh(nextSecret, refreshToken)).isEqualTo(200);
            running.tell();
            assertThat(read(await(newer)).usedAt())
                    .isAfterOrEqualTo(read(byOlder).usedAt());
        }

        @Test
        void tellNothingOfTheSecret() throws Exception {
            live();
            installs.install(TestConsent.of(app));
            running.tell();

            var told = await(older);

            assertThat(json.readTree(told.value()).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("appId", "secretId", "usedAt");
            assertThat(TopicReader.header(told, "ce_type")).isEqualTo("dev.grantway.app.secret_used.v1");
            assertThat(TopicReader.header(told, "ce_id"))
                    .isEqualTo(older + "/" + read(told).usedAt().toEpochMilli());
        }

        @Test
        void thatFailAreNoUse() {
            live();
            var guess = new HashMap<>(TestInstalls.tokenOf(app, "x"));
            guess.put("client_secret", "a guess");
            String error = TestInstalls.post("/oauth2/introspect", guess).path("error");
            assertThat(error).isEqualTo("invalid_client");
            assertThat(installs.isActive(app, "x")).isFalse(); // whoever asks about a token proves itself too
            running.tell();

            var _ = await(older);

            assertThat(records(newer)).isEmpty();
        }

        @Test
        void byASecretThatWasPublishedWithoutAnIdAreTakenAndNotTold() {
            installs.install(TestConsent.of(app));
            running.tell();

            assertThat(topics.all(Topic.API_CALLS))
                    .noneMatch(message -> message.key().equals(Integer.toString(app.appId())));
        }

        private void live() {
            var ends = Clock.systemUTC().instant().plus(Duration.ofDays(7));
            installs.publish(
                    app,
                    AppStatus.ACTIVE,
                    new SecretVerifier(secrets.hash(app.clientSecret()), ends, older),
                    new SecretVerifier(secrets.hash(nextSecret), null, newer));
            Awaitility.await().until(() -> catalog.verifiersOf(app.appId()).size() == 2);
        }

        private int refresh(String secret, String refreshToken) {
            var request = installs.refreshOf(app, refreshToken);
            request.put("client_secret", secret);
            return TestInstalls.post("/oauth2/token", request).statusCode();
        }
    }

    @Nested
    class Telling {
        @Test
        void isOnceInFiveMinutesForEachSecretHoweverOftenItIsUsed() {
            var uses = uses();
            uses.note(appId, older);
            uses.tell();
            later(Duration.ofSeconds(30));
            uses.note(appId, older);
            uses.note(appId, newer); // its first: told at once
            uses.tell();
            later(Duration.ofMinutes(4));
            uses.note(appId, older);
            tellAndAwait(uses);

            assertThat(usedAt(newer, 1)).containsExactly(AT.plusSeconds(30));
            assertThat(usedAt(older, 1)).containsExactly(AT);
        }

        @Test
        void isOfTheLastUseOnceTheTimeIsOver() {
            var uses = uses();
            uses.note(appId, older);
            uses.tell();
            later(Duration.ofMinutes(1));
            uses.note(appId, older);
            uses.tell();
            later(Duration.ofMinutes(4));
            uses.tell();
            later(Duration.ofMinutes(5));
            tellAndAwait(uses); // not of this one, which was not used since

            assertThat(usedAt(older, 2)).containsExactly(AT, AT.plusSeconds(60));
        }

        @Test
        void goesOnAfterARestart() {
            var uses = uses();
            uses.note(appId, older);
            uses.tell();
            later(Duration.ofMinutes(1));
            uses.note(appId, older);
            uses.atStop(new ShutdownEvent());
            var next = uses();
            later(Duration.ofMinutes(1));
            next.note(appId, older);
            next.tell();

            assertThat(usedAt(older, 3)).containsExactly(AT, AT.plusSeconds(60), AT.plusSeconds(120));
        }

        @Test
        void waitsInMemoryForPostgresql() {
            var away = new AtomicBoolean(true);
            var uses = new SecretUses(
                    EACH_5_MINUTES, new UsageStore(TestStores.on(database, away), outbox, json), clock());
            uses.note(appId, older);
            uses.tell();
            away.set(false);
            uses.tell();

            assertThat(usedAt(older, 1)).containsExactly(AT);
        }

        @Test
        void waitsInPostgresqlForKafka() {
            var uses = uses();
            uses.note(appId, older);

            // nobody sees the row before the commit, so that Kafka has no part in it
            QuarkusTransaction.requiringNew().run(() -> {
                uses.tell();
                assertThat(installs.number("SELECT count(*) FROM outbox WHERE event_id LIKE ?", older + "/%"))
                        .isOne();
            });

            assertThat(usedAt(older, 1)).containsExactly(AT);
        }

        /** Those of an app come in their order. */
        private void tellAndAwait(SecretUses uses) {
            uses.note(appId, another);
            uses.tell();
            var _ = await(another);
        }

        private void later(Duration time) {
            now.updateAndGet(at -> at.plus(time));
        }

        private List<Instant> usedAt(long secretId, int wanted) {
            Awaitility.await().until(() -> records(secretId).size() >= wanted);
            return records(secretId).stream()
                    .map(message -> read(message).usedAt())
                    .toList();
        }
    }

    private SecretUses uses() {
        return new SecretUses(EACH_5_MINUTES, store, clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private ConsumerRecord<String, String> await(long secretId) {
        return topics.await(Topic.API_CALLS, message -> isOf(message, secretId));
    }

    private List<ConsumerRecord<String, String>> records(long secretId) {
        return topics.all(Topic.API_CALLS).stream()
                .filter(message -> isOf(message, secretId))
                .toList();
    }

    private boolean isOf(ConsumerRecord<String, String> message, long secretId) {
        return TopicReader.header(message, "ce_type").equals(SecretUsed.TYPE)
                && read(message).secretId() == secretId;
    }

    private SecretUsed read(ConsumerRecord<String, String> message) {
        try {
            return json.readValue(message.value(), SecretUsed.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
