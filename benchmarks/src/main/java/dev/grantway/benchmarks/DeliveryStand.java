package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevKeys;
import dev.grantway.devstack.EmbeddedKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a sender of webhook-service needs around it under load, and what is not measured: Kafka, keys, apps that are
 * installed, and deliveries that wait on the topic. The peer's topic is on the same broker.
 */
public final class DeliveryStand {
    private static final List<String> SCOPES = List.of("oauth", "crm.objects.contacts.read");
    private static final String EVENT_TYPE = "contact.propertyChange";
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(new byte[32]); // as long as a real one
    private static final int FIRST_APP = 300_000;
    private static final int ACCOUNT = 200_000;

    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final KafkaProducer<String, String> producer;

    private DeliveryStand(String kafka) {
        producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka, "acks", "all", "linger.ms", 20, "batch.size", 131_072),
                new StringSerializer(),
                new StringSerializer());
    }

    /**
     * {@code stand DIRECTORY PORT} starts Kafka and stays; {@code apps KAFKA KEYS COUNT URL CONCURRENCY} makes apps that are
     * installed in one account each, each with the URL and its number as target; {@code fill KAFKA APPS COUNT BYTES} lets
     * deliveries wait for them, in turn.
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "stand" -> stand(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "apps" ->
                new DeliveryStand(arguments[1])
                        .apps(
                                Path.of(arguments[2]),
                                Integer.parseInt(arguments[3]),
                                arguments[4],
                                Integer.parseInt(arguments[5]));
            case "fill" ->
                new DeliveryStand(arguments[1])
                        .fill(
                                Integer.parseInt(arguments[2]),
                                Integer.parseInt(arguments[3]),
                                Integer.parseInt(arguments[4]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void stand(Path directory, int port) throws Exception {
        DevKeys.writeMissing(directory.resolve("keys"));
        var kafka = new EmbeddedKafka(directory.resolve("kafka"), port);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains("hooks")) {
                var deliveries = admin.describeTopics(List.of(Topic.DELIVERIES.topicName()))
                        .allTopicNames()
                        .get()
                        .get(Topic.DELIVERIES.topicName());
                int partitions = Objects.requireNonNull(deliveries).partitions().size();
                admin.createTopics(List.of(new NewTopic("hooks", partitions, (short) 1)))
                        .all()
                        .get();
            }
        }
        Files.writeString(directory.resolve("ready"), kafka.bootstrapServers());
        Thread.currentThread().join();
    }

    private void apps(Path keys, int count, String url, int concurrency) throws Exception {
        HybridConfig.register();
        var encrypt = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(keys.resolve("webhook-secrets-public.json")), InsecureSecretKeyAccess.get())
                .getPrimitive(com.google.crypto.tink.RegistryConfiguration.get(), HybridEncrypt.class);
        send(platform());
        for (int number = 0; number < count; number++) {
            send(app(FIRST_APP + number, url + "/" + number, concurrency));
            send(secrets(encrypt, FIRST_APP + number));
            send(installation(number));
        }
        producer.close();
        System.out.println("made " + count + " apps");
    }

    private void fill(int apps, int count, int bytes) throws IOException {
        String value = "y".repeat(bytes);
        String at = clock.instant().toString();
        long run = clock.millis();
        for (int number = 0; number < count; number++) {
            int app = FIRST_APP + number % apps;
            // as the router writes it
            String record =
                    """
                    {"webhookId":"msg_%1$d-%2$d","appId":%3$d,"slot":0,"accountId":%4$d,"installationId":"%5$s","generation":1,\
                    "attempt":0,"fixed":false,"firstFailedAt":null,"kind":"EVENTS","deliveries":[{"id":"msg_%1$d-%2$d",\
                    "eventId":%2$d,"subscriptionId":%3$d,"eventType":"%6$s","occurredAt":"%7$s","fields":{"objectId":%2$d,\
                    "propertyName":"email","propertyValue":"%8$s","changeSource":"CRM_UI"}}]}""".formatted(run, number, app, ACCOUNT, installationId(number % apps), EVENT_TYPE, at, value);
            var _ = producer.send(new ProducerRecord<>(Topic.DELIVERIES.topicName(), app + "-0", record));
        }
        producer.close();
        System.out.println("filled " + count);
    }

    private static String installationId(int number) {
        return "ins_load" + number;
    }

    private AppSnapshot app(int id, String target, int concurrency) {
        var now = clock.instant();
        return new AppSnapshot(
                id,
                clock.millis(),
                AppStatus.ACTIVE,
                100_001,
                new Publisher("Load stand", "load.example", true),
                "Load " + id,
                null,
                null,
                new SupportContact(null, null, null),
                null,
                "client-" + id,
                true,
                AppTokens.STABLE,
                List.of("http://127.0.0.1:1/cb"),
                new AppScopes(SCOPES, List.of(), List.of()),
                new WebhookSettings(target, concurrency, null),
                List.of(new AppSubscription(id, EVENT_TYPE, null, true)),
                "1",
                null,
                now,
                now);
    }

    private AppSecretsSnapshot secrets(HybridEncrypt encrypt, int id) throws GeneralSecurityException, IOException {
        byte[] plain = json.writeValueAsBytes(
                new AppSigningSecrets(List.of("0123456789abcdef0123456789abcdef0123456789a"), List.of(SECRET)));
        byte[] sealed = encrypt.encrypt(plain, AppSecretsSnapshot.contextOf(id).getBytes(StandardCharsets.UTF_8));
        return new AppSecretsSnapshot(
                id,
                clock.millis(),
                "client-" + id,
                List.of(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed),
                clock.instant());
    }

    private InstallationSnapshot installation(int number) {
        var now = clock.instant();
        return new InstallationSnapshot(
                installationId(number),
                1,
                clock.millis(),
                InstallationStatus.ACTIVE,
                new EventApp(FIRST_APP + number, "client-" + (FIRST_APP + number), "1"),
                EventAccount.own(ACCOUNT, "STANDARD"),
                SCOPES,
                now,
                now);
    }

    private PlatformSnapshot platform() {
        return new PlatformSnapshot(
                clock.millis(),
                new PlatformSnapshot.Brand("Load", null, "#000000", "#ffffff", null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(new PlatformSnapshot.EventType(EVENT_TYPE, "Changed", SCOPES.getLast(), List.of())),
                null,
                null,
                clock.instant());
    }

    private void send(Event event) throws IOException {
        var message = new ProducerRecord<>(event.topic().topicName(), event.key(), json.writeValueAsString(event));
        message.headers().add("ce_type", event.type().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(message);
    }
}
