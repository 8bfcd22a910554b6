package dev.grantway.webhook.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.ServiceCallers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class ProductEventsTest {
    private static final String WRITE = "grantway.product-events.write";

    private final Fixture fixture;
    private final ServiceCallers callers;
    private final String kafka;

    ProductEventsTest(
            Fixture fixture, ServiceCallers callers, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.callers = callers;
        this.kafka = kafka;
    }

    private ValidatableResponse post(String scope, String body) {
        return given().header("Authorization", callers.bearer(scope))
                .contentType("application/cloudevents-batch+json")
                .body(body)
                .post("/api/v1/product-events")
                .then();
    }

    private static String event(String id, int account, long contact) {
        return """
                {"specversion":"1.0","id":"%s","source":"/crm","type":"%s","subject":"contacts/%d",
                 "data":{"accountId":%d,"objectId":%d,"changeFlag":"CREATED"}}""".formatted(id, Fixture.CREATION, contact, account, contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {WRITE, "grantway.operator"})
    void deliversWhatAProductWithoutKafkaTells(String scope) {
        try (var receiver = new Receiver()) {
            var app = fixture.app(receiver.url());
            int account = Fixture.newId();
            fixture.install(app, account);

            post(scope, "[" + event("a", account, 1) + "," + event("b", account, 2) + "]")
                    .statusCode(202)
                    .body("accepted", equalTo(2));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.received().stream()
                                    .mapToInt(request -> request.events().size())
                                    .sum()
                            >= 2);
        }
    }

    @Test
    void makesOneDeliveryOfAnEventThatIsSentAgain() {
        try (var receiver = new Receiver()) {
            var app = fixture.app(receiver.url());
            int account = Fixture.newId();
            fixture.install(app, account);
            String first = "[" + event("same", account, 1) + "]";

            post(WRITE, first).statusCode(202);
            post(WRITE, first).statusCode(202);
            post(WRITE, event("last", account, 2)).statusCode(202);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.received().stream()
                            .anyMatch(request -> request.body().contains("\"objectId\":2")));
            assertThat(receiver.received().stream()
                            .map(Receiver.Received::body)
                            .collect(Collectors.joining())
                            .split("\"objectId\":1[,}]", -1))
                    .hasSize(2);
        }
    }

    @Test
    void publishesNoneWhenOneIsWrongAndNamesThePlaceOfEachFault() {
        int account = Fixture.newId();
        String good = UUID.randomUUID().toString();

        post(
                        WRITE,
                        "[%s,{\"id\":\"\",\"source\":\"/crm\",\"type\":\"%s\",\"data\":{\"accountId\":-1}},7]"
                                .formatted(event(good, account, 1), Fixture.CREATION))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("#/1/id", "#/1/data/accountId", "#/2"));

        String later = UUID.randomUUID().toString();
        post(WRITE, event(later, account, 2).replace("CREATED", later)).statusCode(202);
        assertThat(new TopicReader(kafka).awaitValue(Topic.PRODUCT_EVENTS, value -> value.contains(later)))
                .contains("\"objectId\":2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"1","source":"/crm","type":"no.such.type","data":{"accountId":1}}             | #/type
            {"id":"1","source":"/crm","data":{"accountId":1}}                                   | #/type
            {"source":"/crm","type":"contact.creation","data":{"accountId":1}}                  | #/id
            {"id":1,"source":"/crm","type":"contact.creation","data":{"accountId":1}}           | #/id
            {"id":"1\\u0000","source":"/crm","type":"contact.creation","data":{"accountId":1}}  | #/id
            {"id":"1","source":" ","type":"contact.creation","data":{"accountId":1}}            | #/source
            {"id":"1","source":"/crm","type":"contact.creation"}                                | #/data
            {"id":"1","source":"/crm","type":"contact.creation","data":[]}                      | #/data
            {"id":"1","source":"/crm","type":"contact.creation","data":{"accountId":"1"}}       | #/data/accountId
            {"id":"1","source":"/crm","type":"contact.creation","data":{"accountId":2147483648}} | #/data/accountId
            {"id":"1","source":"/crm","type":"contact.creation","time":"today","data":{"accountId":1}} | #/time
            {"id":"1","source":"/crm","type":"contact.creation","time":"2999-01-01T00:00:00Z","data":{"accountId":1}} | #/time
            {"specversion":"0.3","id":"1","source":"/crm","type":"contact.creation","data":{"accountId":1}} | #/specversion
            """)
    void saysWhatIsWrongWithAnEvent(String body, String pointer) {
        fixture.app("http://127.0.0.1:1/"); // the platform has its event types

        post(WRITE, body).statusCode(400).body("errors.pointer", contains(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "null"})
    void refusesWhatIsNoEvent(String body) {
        post(WRITE, body).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void refusesTooManyAtOnce() {
        String many = IntStream.rangeClosed(0, EventBatch.MOST_EVENTS)
                .mapToObj(number -> event("e" + number, 1, number))
                .collect(Collectors.joining(",", "[", "]"));

        post(WRITE, many).statusCode(400).body("errors.pointer", contains("#"));
    }

    @Test
    void takesNothingOfAnybodyElse() {
        String body = event("x", 1, 1);
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/product-events")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer nonsense")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/product-events")
                .then()
                .statusCode(401);
        post("grantway.directory.read", body).statusCode(403).body("code", equalTo("insufficient_scope"));
    }
}
