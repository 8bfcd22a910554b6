package dev.grantway.examples.offline;

import static dev.grantway.examples.offline.TestTokens.ACCESS_TOKEN;
import static dev.grantway.examples.offline.TestTokens.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpServer;
import dev.grantway.devstack.EmbeddedKafka;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T27, and revocations. */
@Tag("T27")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineCheckTest {
    private static final String TOPIC = "grantway.token-revocations.v1";

    private final TestTokens tokens = new TestTokens();
    private EmbeddedKafka kafka;
    private HttpServer origin;
    private Revocations revocations;
    private OfflineCheck check;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        kafka = new EmbeddedKafka(directory.resolve("kafka"), 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(4), Optional.empty())))
                        .all()
                        .get();
            }
        }
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = tokens.published().toString().getBytes(StandardCharsets.UTF_8);
        origin.createContext("/oauth2/jwks", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        origin.start();
        revocations =
                await().ignoreExceptions().until(this::follow, _ -> true); // the broker may not know its new topic yet
        check = by(revocations);
    }

    @AfterAll
    void stop() throws Exception {
        revocations.close();
        origin.stop(0);
        kafka.close();
    }

    @Test
    void acceptsAGoodToken() throws Exception {
        var claims = check.check(tokens.signed(tokens.claims().build())).orElseThrow();

        assertThat(claims.getIntegerClaim("account_id")).isEqualTo(200001);
        assertThat(OfflineCheck.allows(claims, "crm.objects.contacts.read")).isTrue();
        assertThat(OfflineCheck.allows(claims, "crm.objects.contacts")).isFalse();
        assertThat(check.check(tokens.signed(
                        JWSAlgorithm.RS256, ACCESS_TOKEN, tokens.rsaKey.getKeyID(), new RSASSASigner(tokens.rsaKey))))
                .isPresent();
    }

    @Test
    void refusesATokenWithoutASignature() throws Exception {
        assertThat(check.check(new PlainJWT(tokens.claims().build()).serialize()))
                .isEmpty();
        String good = tokens.signed(tokens.claims().build());
        assertThat(check.check(good.substring(0, good.lastIndexOf('.') + 1))).isEmpty();
    }

    @Test
    void refusesAPublicKeyUsedAsASecret() throws Exception {
        assertThat(check.check(tokens.signed(
                        JWSAlgorithm.HS256,
                        ACCESS_TOKEN,
                        tokens.rsaKey.getKeyID(),
                        new MACSigner(tokens.rsaKey.toPublicKey().getEncoded()))))
                .isEmpty();
        assertThat(check.check(tokens.signed(
                        JWSAlgorithm.HS256,
                        ACCESS_TOKEN,
                        tokens.key.getKeyID(),
                        new MACSigner(tokens.key.toPublicJWK().toJSONString()))))
                .isEmpty();
    }

    @Test
    void refusesAKeyThatIsNotPublishedWhateverItCallsItself() throws Exception {
        var signer = new ECDSASigner(tokens.stranger);

        assertThat(check.check(tokens.signed(JWSAlgorithm.ES256, ACCESS_TOKEN, tokens.stranger.getKeyID(), signer)))
                .isEmpty();
        assertThat(check.check(tokens.signed(JWSAlgorithm.ES256, ACCESS_TOKEN, tokens.key.getKeyID(), signer)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "secevent+jwt"})
    void refusesAnotherTypeOfJwt(String type) throws Exception {
        assertThat(check.check(tokens.signed(
                        JWSAlgorithm.ES256,
                        new JOSEObjectType(type),
                        tokens.key.getKeyID(),
                        new ECDSASigner(tokens.key))))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotMeantForUs() throws Exception {
        assertThat(with(claims -> claims.audience("urn:grantway:services"))).isEmpty();
        assertThat(with(claims -> claims.audience(List.of()))).isEmpty();
        assertThat(with(claims -> claims.issuer(ISSUER + "/"))).isEmpty();
        assertThat(with(claims -> claims.issuer(null))).isEmpty();
    }

    @Test
    void refusesWhatIsOver() throws Exception {
        assertThat(with(claims -> claims.expirationTime(Date.from(tokens.now.minus(Duration.ofMinutes(2))))))
                .isEmpty();
        assertThat(with(claims -> claims.expirationTime(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_id", "installation_id", "app_id", "iat"})
    void refusesATokenThatNoRevocationCouldReach(String claim) throws Exception {
        assertThat(with(claims -> claims.claim(claim, null))).isEmpty();
    }

    @Test
    void refusesWhatWasRevokedWhileItRan() throws Exception {
        String grant = UUID.randomUUID().toString();
        String token = tokens.signed(tokens.claims().claim("grant_id", grant).build());
        assertThat(check.check(token)).isPresent();

        revoke("grant:" + grant, tokens.now.plusMillis(123));

        await().until(() -> check.check(token).isEmpty());
        assertThat(check.check(tokens.signed(tokens.claims()
                        .claim("grant_id", grant)
                        .issueTime(Date.from(tokens.now.plusSeconds(1)))
                        .build())))
                .as("a token of the next second")
                .isPresent();
    }

    /** As a token has it that was issued right after a resume: its time is the revocation's own, seconds ahead. */
    @Test
    void acceptsWhatWasIssuedAtTheVeryTimeOfARevocation() throws Exception {
        String installation = UUID.randomUUID().toString();
        var resumed = tokens.now.plusSeconds(3);
        String before = issued(installation, resumed.minusSeconds(1));
        String after = issued(installation, resumed);

        revoke("installation:" + installation, resumed);

        await().until(() -> check.check(before).isEmpty());
        assertThat(check.check(after)).isPresent();
    }

    private String issued(String installation, Instant at) throws Exception {
        return tokens.signed(tokens.claims()
                .claim("installation_id", installation)
                .issueTime(Date.from(at))
                .build());
    }

    @Test
    void knowsWhatWasRevokedBeforeItServes() throws Exception {
        String installation = UUID.randomUUID().toString();
        revoke("installation:" + installation, tokens.now.plusMillis(1));
        revoke("app:4711", tokens.now.plusMillis(1));

        try (var sinceNow = follow()) {
            var started = by(sinceNow);
            assertThat(started.check(tokens.signed(tokens.claims()
                            .claim("installation_id", installation)
                            .build())))
                    .isEmpty();
            assertThat(started.check(
                            tokens.signed(tokens.claims().claim("app_id", 4711).build())))
                    .isEmpty();
            assertThat(started.check(
                            tokens.signed(tokens.claims().claim("app_id", 4712).build())))
                    .isPresent();
        }
    }

    @Test
    void refusesAllThatARevokedKeySigned() throws Exception {
        String token = tokens.signed(tokens.leaked, tokens.claims().build());
        assertThat(check.check(token)).isPresent();

        send("not even JSON", "{");
        revoke("key:" + tokens.leaked.getKeyID(), tokens.now.minusSeconds(60));

        await().until(() -> check.check(token).isEmpty());
        var later = tokens.claims()
                .issueTime(Date.from(tokens.now.plusSeconds(600)))
                .build();
        assertThat(check.check(tokens.signed(tokens.leaked, later)))
                .as("whatever the thief writes")
                .isEmpty();
        assertThat(check.check(tokens.signed(later))).as("another key").isPresent();
    }

    @Test
    void doesNotStartWithoutTheTopic() {
        assertThatThrownBy(() -> follow("no.such.topic")).hasMessageContaining("no.such.topic");
    }

    @Test
    void servesNothingOnceItFollowsNoRevocations() throws Exception {
        var closed = follow();
        var blind = by(closed);
        closed.close();

        assertThatThrownBy(() -> blind.check(tokens.signed(tokens.claims().build())))
                .isInstanceOf(KeySourceException.class);
    }

    private Revocations follow() {
        return follow(TOPIC);
    }

    private Revocations follow(String topic) {
        return new Revocations(topic, Map.of("bootstrap.servers", kafka.bootstrapServers()), Clock.systemUTC());
    }

    private OfflineCheck by(Revocations known) throws MalformedURLException {
        return new OfflineCheck(
                ISSUER, URI.create("http://localhost:" + origin.getAddress().getPort() + "/oauth2/jwks"), known);
    }

    private Optional<JWTClaimsSet> with(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return check.check(tokens.signed(change.apply(tokens.claims()).build()));
    }

    private void revoke(String subject, Instant issuedBefore) throws Exception {
        send(
                subject,
                "{\"subject\":\"" + subject + "\",\"issuedBefore\":\"" + issuedBefore + "\",\"reason\":\"test\"}");
    }

    private void send(String subject, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, subject, value)).get();
        }
    }
}
