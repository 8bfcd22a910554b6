package dev.grantway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
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
import dev.grantway.platform.seal.Keysets;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What app-registry, install-service and the product would have published. */
@Singleton
public class Fixture {
    public static final String SCOPE = "crm.objects.contacts.read";
    public static final String CREATION = "contact.creation";
    public static final int DEVELOPER_ACCOUNT = 100_001;

    private static final AtomicInteger IDS = new AtomicInteger(500_000);
    private static final AtomicLong SEQUENCES = new AtomicLong();

    private final Producer<String, String> producer;
    private final Keysets keysets;
    private final ObjectMapper json;

    Fixture(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Keysets keysets, ObjectMapper json) {
        this.producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        this.keysets = keysets;
        this.json = json;
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** An app with its secrets. */
    public record App(int appId, int subscriptionId, String clientSecret, List<String> webhookSecrets) {}

    public static int newId() {
        return IDS.incrementAndGet();
    }

    /** An app that is subscribed to {@link #CREATION}. */
    public App app(String targetUrl) {
        return app(targetUrl, 1);
    }

    public App app(String targetUrl, int maxConcurrentRequests) {
        return app(new WebhookSettings(targetUrl, maxConcurrentRequests, null));
    }

    public App app(WebhookSettings webhooks) {
        platform();
        var app = new App(newId(), newId(), UUID.randomUUID().toString(), List.of(secret(), secret()));
        change(app, webhooks);
        publish(secrets(app));
        return app;
    }

    /** The first of its webhook secrets comes to its end, and another begins, which is returned. */
    public String rotate(App app) {
        String added = secret();
        publish(secrets(new App(
                app.appId(),
                app.subscriptionId(),
                app.clientSecret(),
                List.of(app.webhookSecrets().getLast(), added))));
        return added;
    }

    /** These headers go with each of its webhooks from now on. */
    public void addHeaders(App app, List<CustomHeader> headers) {
        publish(secrets(app, headers));
    }

    /** From now on its webhooks go there. */
    public void change(App app, WebhookSettings webhooks) {
        publish(snapshot(app, AppStatus.ACTIVE, webhooks));
    }

    /** From now on it has no webhooks. */
    public void stop(App app) {
        publish(snapshot(app, AppStatus.ACTIVE, null));
    }

    /** The app is deleted: the last that is told of it. */
    public void delete(App app) {
        publish(snapshot(app, AppStatus.DELETED, null));
    }

    /** An installation that became active now. */
    public InstallationSnapshot install(App app, int accountId) {
        return install(app, accountId, Instant.now());
    }

    public InstallationSnapshot install(App app, int accountId, Instant tokensIssuedAt) {
        var installation = installation(app, accountId, tokensIssuedAt);
        publish(installation);
        return installation;
    }

    public void uninstall(InstallationSnapshot installed) {
        change(installed, InstallationStatus.UNINSTALLED);
    }

    /** The state topic forgets an installation that is gone for long, or erased. */
    public void forget(InstallationSnapshot installed) {
        var tombstone =
                new ProducerRecord<String, String>(Topic.INSTALLATIONS.topicName(), installed.installationId(), null);
        tombstone
                .headers()
                .add("ce_sequence", Long.toString(SEQUENCES.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
        send(tombstone);
    }

    /** The installation's next state. */
    public void change(InstallationSnapshot installed, InstallationStatus status) {
        publish(new InstallationSnapshot(
                installed.installationId(),
                installed.generation(),
                SEQUENCES.incrementAndGet(),
                status,
                installed.app(),
                installed.account(),
                installed.scopes(),
                installed.tokensIssuedAt(),
                Instant.now()));
    }

    /** A contact was made; the ce_id. */
    public String contactCreated(int accountId, long contactId) {
        String id = UUID.randomUUID().toString();
        var event = new ProducerRecord<>(
                Topic.PRODUCT_EVENTS.topicName(), Integer.toString(accountId), """
                {"accountId":%d,"objectType":"contact","objectId":%d,"changeSource":"CRM_UI","changeFlag":"CREATED",
                 "sourceId":"userId:2"}""".formatted(accountId, contactId));
        header(event, "ce_id", id);
        header(event, "ce_source", "/crm");
        header(event, "ce_type", CREATION);
        header(event, "ce_time", Instant.now().toString());
        send(event);
        return id;
    }

    /** Something happened to a contact; the value is what the product says of it. */
    public void contactCreated(int accountId, String value) {
        var event = new ProducerRecord<>(Topic.PRODUCT_EVENTS.topicName(), Integer.toString(accountId), value);
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_source", "/crm");
        header(event, "ce_type", CREATION);
        header(event, "ce_time", Instant.now().toString());
        send(event);
    }

    /** A fact as install-service tells it. */
    public void fact(Event event, String id) {
        var message = new ProducerRecord<>(event.topic().topicName(), event.key(), serialise(event));
        header(message, "ce_id", id);
        header(message, "ce_source", "/install-service");
        header(message, "ce_type", event.type());
        send(message);
    }

    /** An account is closed. */
    public void closed(int accountId) {
        fact(
                new AccountClosed(accountId, SEQUENCES.incrementAndGet(), true, Instant.now()),
                UUID.randomUUID().toString());
    }

    /** What claims to be a fact. */
    public void rawFact(String key, String type, String value) {
        var message = new ProducerRecord<>(Topic.INSTALL_EVENTS.topicName(), key, value);
        header(message, "ce_id", UUID.randomUUID().toString());
        header(message, "ce_type", type);
        send(message);
    }

    /** Anything at all. */
    public void raw(Topic topic, String key, String value) {
        send(new ProducerRecord<>(topic.topicName(), key, value));
    }

    private void platform() {
        publish(new PlatformSnapshot(
                1,
                new PlatformSnapshot.Brand("Tester", null, "#112233", "#ffffff", null, null, null),
                List.of(new PlatformSnapshot.Scope(
                        SCOPE, "Contacts", "See contacts.", "crm", "read", false, List.of())),
                List.of(),
                List.of(),
                List.of(
                        new PlatformSnapshot.EventType(CREATION, "Contact created", SCOPE, List.of()),
                        new PlatformSnapshot.EventType(
                                "contact.propertyChange", "Contact changed", SCOPE, List.of("propertyName"))),
                null,
                null,
                Instant.now()));
    }

    private static AppSnapshot snapshot(App app, AppStatus status, @Nullable WebhookSettings webhooks) {
        return new AppSnapshot(
                app.appId(),
                SEQUENCES.incrementAndGet(),
                status,
                DEVELOPER_ACCOUNT,
                new Publisher("Acme Apps", "acme.example", true),
                "App " + app.appId(),
                null,
                null,
                new SupportContact(null, null, null),
                null,
                UUID.randomUUID().toString(),
                true,
                AppTokens.STABLE,
                List.of("https://app.example/callback"),
                new AppScopes(List.of("oauth", SCOPE), List.of(), List.of()),
                webhooks,
                List.of(new AppSubscription(app.subscriptionId(), CREATION, null, true)),
                "1.0.0",
                null,
                Instant.now(),
                Instant.now());
    }

    private AppSecretsSnapshot secrets(App app) {
        return secrets(app, List.of());
    }

    private AppSecretsSnapshot secrets(App app, List<CustomHeader> headers) {
        try {
            byte[] plain = json.writeValueAsBytes(
                    new AppSigningSecrets(List.of(app.clientSecret()), app.webhookSecrets(), headers));
            byte[] encrypted = keysets.hybridEncrypt("webhook-secrets-public")
                    .encrypt(plain, AppSecretsSnapshot.contextOf(app.appId()).getBytes(StandardCharsets.UTF_8));
            return new AppSecretsSnapshot(
                    app.appId(),
                    SEQUENCES.incrementAndGet(),
                    "client",
                    List.of(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted),
                    Instant.now());
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InstallationSnapshot installation(App app, int accountId, Instant tokensIssuedAt) {
        return new InstallationSnapshot(
                "ins_" + UUID.randomUUID(),
                1,
                SEQUENCES.incrementAndGet(),
                InstallationStatus.ACTIVE,
                new EventApp(app.appId(), "client", "1.0.0"),
                EventAccount.own(accountId, "STANDARD"),
                List.of("oauth", SCOPE),
                tokensIssuedAt,
                Instant.now());
    }

    private static String secret() {
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void publish(Event event) {
        raw(event.topic(), event.key(), serialise(event));
    }

    private String serialise(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(ProducerRecord<String, String> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
