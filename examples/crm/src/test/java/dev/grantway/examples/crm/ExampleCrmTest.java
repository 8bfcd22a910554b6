package dev.grantway.examples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.devstack.EmbeddedKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The product as the gateway calls it, with a real Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleCrmTest {
    private static final String API = "/crm/v3/objects/contacts";
    private static int nextAccount = 1;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private EmbeddedKafka kafka;
    private Settings settings;
    private ExampleCrm crm;
    private int account;

    @BeforeAll
    void startKafka(@TempDir Path directory) throws IOException {
        kafka = new EmbeddedKafka(directory.resolve("kafka"), 0);
    }

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        account = 1_000 + nextAccount++;
        var accounts = directory.resolve("accounts.json");
        Files.writeString(accounts, "[{\"accountId\":%d,\"name\":\"Globex <Test>\"}]".formatted(account));
        settings =
                new Settings(0, "http://localhost:8080", kafka.bootstrapServers(), directory.resolve("data"), accounts);
        crm = new ExampleCrm(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @AfterAll
    void stopKafka() {
        kafka.close();
    }

    @Test
    void createsListsFindsAndChangesContacts() throws Exception {
        var first = create("{\"properties\":{\"email\":\"a@b.example\",\"age\":7}}");
        var second = create("{\"properties\":{}}");

        var page = read(call("GET", API + "?limit=1", ofAccount(), ""), 200);
        assertThat(page.at("/results/0/id").asText()).isEqualTo(first);
        assertThat(page.at("/results/0/properties/age").asText()).isEqualTo("7");
        assertThat(page.at("/paging/next/after").asText()).isEqualTo(first);
        var rest = read(call("GET", API + "?limit=5&after=" + first, ofAccount(), ""), 200);
        assertThat(rest.at("/results/0/id").asText()).isEqualTo(second);
        assertThat(rest.has("paging")).isFalse();

        var changed = call("PATCH", API + "/" + first, ofAccount(), "{\"properties\":{\"phone\":\"1\"}}");
        assertThat(read(changed, 200).at("/properties/email").asText()).isEqualTo("a@b.example");
        assertThat(read(call("GET", API + "/" + first, ofAccount(), ""), 200)
                        .at("/properties/phone")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void keepsContactsOverARestartAndDropsALineThatACrashLeftHalfWritten() throws Exception {
        var id = create("{\"properties\":{\"email\":\"kept@b.example\"}}");
        crm.close();
        Files.writeString(settings.directory().resolve("contacts.jsonl"), "{\"id\":\"torn", StandardOpenOption.APPEND);
        crm = new ExampleCrm(settings, Clock.systemUTC());

        assertThat(read(call("GET", API + "/" + id, ofAccount(), ""), 200)
                        .at("/properties/email")
                        .asText())
                .isEqualTo("kept@b.example");
        assertThat(Long.parseLong(create("{\"properties\":{}}"))).isGreaterThan(Long.parseLong(id));
    }

    @Test
    void answersErrorsInHubSpotsShape() throws Exception {
        assertError(call("GET", API, null, ""), 401, "INVALID_AUTHENTICATION");
        assertError(call("GET", API, "not a number", ""), 401, "INVALID_AUTHENTICATION");
        assertError(call("GET", API + "/9", ofAccount(), ""), 404, "OBJECT_NOT_FOUND");
        assertError(call("GET", API + "/x", ofAccount(), ""), 404, "OBJECT_NOT_FOUND");
        assertError(call("GET", API + "?limit=0", ofAccount(), ""), 400, "VALIDATION_ERROR");
        assertError(call("DELETE", API, ofAccount(), ""), 405, "METHOD_NOT_ALLOWED");
        for (String body : List.of("", "[]", "{", "{\"properties\":[]}", "{\"properties\":{\"A\":\"1\"}}")) {
            assertError(call("POST", API, ofAccount(), body), 400, "VALIDATION_ERROR");
        }
        assertError(call("POST", API, ofAccount(), "{\"properties\":{\"email\":\"none\"}}"), 400, "VALIDATION_ERROR");
    }

    @Test
    void seesNothingOfAnotherAccount() throws Exception {
        var id = create("{\"properties\":{}}");
        String other = Integer.toString(account + 500);

        assertError(call("GET", API + "/" + id, other, ""), 404, "OBJECT_NOT_FOUND");
        assertThat(read(call("GET", API, other, ""), 200).path("results")).isEmpty();
    }

    @Test
    void publishesEachChangeInItsOrder() throws Exception {
        var id = create("{\"properties\":{\"email\":\"a@b.example\"}}");
        var _ = call(
                "PATCH", API + "/" + id, ofAccount(), "{\"properties\":{\"phone\":\"1\",\"email\":\"a@b.example\"}}");
        var second = create("{\"properties\":{}}");

        var events = events(3);

        assertThat(events)
                .extracting(event -> header(event, "ce_type") + " " + header(event, "ce_subject"))
                .containsExactly(
                        "contact.creation contacts/" + id,
                        "contact.propertyChange contacts/" + id,
                        "contact.creation contacts/" + second);
        assertThat(events).extracting(ConsumerRecord::key).containsOnly(Integer.toString(account));
        assertThat(events).extracting(event -> header(event, "ce_id")).doesNotHaveDuplicates();
        assertThat(json.readTree(events.get(1).value())).isEqualTo(json.readTree("""
                        {"accountId":%d,"objectType":"contact","objectId":%s,"propertyName":"phone","propertyValue":"1",
                         "changeSource":"INTEGRATION","changeFlag":"UPDATED","sourceId":"app:300001"}""".formatted(account, id)));
    }

    @Test
    void publishesWhatWasStoredWhileItCouldNotBe() throws Exception {
        crm.close();
        var mark = settings.directory().resolve("published");
        crm = new ExampleCrm(settings, Clock.systemUTC());
        var id = create("{\"properties\":{}}");
        var first = events(1).getFirst();
        crm.close();
        Files.delete(mark); // as after a crash between Kafka's answer and the note of it
        crm = new ExampleCrm(settings, Clock.systemUTC());

        var repeated = events(2);

        assertThat(repeated)
                .extracting(event -> header(event, "ce_id"))
                .containsOnly(header(first, "ce_id"))
                .hasSize(2);
        assertThat(header(first, "ce_subject")).isEqualTo("contacts/" + id);
    }

    @Test
    void aPersonMakesAContactOnThePage() throws Exception {
        String form = "account=" + account + "&firstname=%3Cb%3EAda&email=ada@b.example";

        assertThat(form(form, "https://elsewhere.example").statusCode()).isEqualTo(403);
        assertThat(form("account=" + account + "&email=none", "http://localhost:8080")
                        .statusCode())
                .isEqualTo(400);
        assertThat(form(form, "http://localhost:8080").headers().firstValue("Location"))
                .contains("/crm?account=" + account);

        var page = call("GET", "/crm", null, "");
        assertThat(page.body()).contains("Globex &lt;Test&gt;", "&lt;b&gt;Ada", "ada@b.example");
        assertThat(json.readTree(events(1).getFirst().value())
                        .path("changeSource")
                        .asText())
                .isEqualTo("CRM_UI");
    }

    private HttpResponse<String> form(String body, String origin) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + crm.port() + "/crm/contacts"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String create(String body) throws Exception {
        return read(call("POST", API, ofAccount(), body), 201).path("id").asText();
    }

    private JsonNode read(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return json.readTree(response.body());
    }

    private void assertError(HttpResponse<String> response, int status, String category) throws IOException {
        var body = read(response, status);
        assertThat(body.path("category").asText()).isEqualTo(category);
        assertThat(body.path("status").asText()).isEqualTo("error");
        assertThat(body.path("correlationId").asText())
                .isEqualTo(response.headers()
                        .firstValue("x-hubspot-correlation-id")
                        .orElse("none"));
    }

    private String ofAccount() {
        return Integer.toString(account);
    }

    private HttpResponse<String> call(String method, String path, @Nullable String calling, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + crm.port() + path))
                .method(method, BodyPublishers.ofString(body));
        if (calling != null) { // what the gate would have said
            request.header("X-Grantway-Account-Id", calling).header("X-Grantway-App-Id", "300001");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The first events of this test's account. */
    private List<ConsumerRecord<String, String>> events(int wanted) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        var reading =
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(consumer.partitionsFor("grantway.product-events.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .filter(event -> event.key().equals(Integer.toString(account)))
                        .forEach(found::add);
                return found.size() >= wanted;
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
