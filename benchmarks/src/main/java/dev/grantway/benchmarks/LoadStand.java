package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.devstack.DevKeys;
import dev.grantway.devstack.EmbeddedKafka;
import dev.grantway.devstack.KeyPairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What token-service needs around it under load, and what is not measured: Kafka, keys, and three applications with the
 * secret {@code secret}: {@code app}, {@code app-jwt} and {@code app-rotating}.
 */
public final class LoadStand {
    /** Such as the peers' clients have: what is measured is not the strength of a secret. */
    private static final String SECRET = "secret";

    private static final List<String> SCOPES = List.of("oauth", "crm.objects.contacts.read");

    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final KafkaProducer<String, String> producer;
    private final String verifier;

    private LoadStand(String kafka, Path keys) throws GeneralSecurityException, IOException {
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        verifier = verifier(keys);
    }

    /** Starts it in the directory, writes {@code ready} there when all is published, and stays. */
    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        var keys = directory.resolve("keys");
        DevKeys.writeMissing(keys);
        if (!Files.exists(directory.resolve("signing-key.pem"))) {
            Files.writeString(
                    directory.resolve("signing-key.pem"),
                    KeyPairs.pem(KeyPairs.generate().getPrivate()));
        }
        Files.writeString(directory.resolve("service-clients.json"), """
                {"clients":[{"clientId":"install-service","clientSecret":"a-secret-of-thirty-two-characters",
                             "scopes":["grantway.codes.write","grantway.installations.write"]}]}""");
        var kafka = new EmbeddedKafka(directory.resolve("kafka"), port);
        new LoadStand(kafka.bootstrapServers(), keys).publish();
        Files.writeString(directory.resolve("ready"), kafka.bootstrapServers());
        Thread.currentThread().join();
    }

    private void publish() throws IOException, ExecutionException, InterruptedException {
        app(1, "app", AppTokens.STABLE);
        app(2, "app-jwt", new AppTokens(RefreshTokens.STABLE, AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null));
        app(3, "app-rotating", AppTokens.ROTATING);
        send(platform());
        producer.flush();
    }

    private void app(int id, String clientId, AppTokens tokens)
            throws IOException, ExecutionException, InterruptedException {
        var now = clock.instant();
        send(new AppSnapshot(
                id,
                clock.millis(),
                AppStatus.ACTIVE,
                100001,
                new Publisher("Load stand", "load.example", true),
                clientId,
                null,
                null,
                new SupportContact(null, null, null),
                null,
                clientId,
                true,
                tokens,
                List.of("http://127.0.0.1:1/cb"),
                new AppScopes(SCOPES, List.of(), List.of()),
                null,
                List.of(),
                "1",
                null,
                now,
                now));
        send(new AppSecretsSnapshot(
                id, clock.millis(), clientId, List.of(new SecretVerifier(verifier, null, (long) id)), "", now));
    }

    /** One route for the gate, with a scope and a budget. */
    private PlatformSnapshot platform() {
        return new PlatformSnapshot(
                clock.millis(),
                new PlatformSnapshot.Brand("Load", null, "#000000", "#ffffff", null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new PlatformSnapshot.ApiRoute(List.of("GET"), "/crm/v3/objects/contacts", SCOPES, true)),
                null,
                clock.instant());
    }

    private void send(Event event) throws IOException, ExecutionException, InterruptedException {
        var message = new ProducerRecord<>(event.topic().topicName(), event.key(), json.writeValueAsString(event));
        message.headers().add("ce_type", event.type().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(message).get();
    }

    /** As app-registry makes it: key id, point, base64url of the keyed hash. */
    private static String verifier(Path keys) throws GeneralSecurityException, IOException {
        PrfConfig.register();
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(keys.resolve("secret-verifier.json")), InsecureSecretKeyAccess.get());
        byte[] hash = keyset.getPrimitive(com.google.crypto.tink.RegistryConfiguration.get(), PrfSet.class)
                .computePrimary(SECRET.getBytes(StandardCharsets.UTF_8), 32);
        return keyset.getPrimary().getId() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
