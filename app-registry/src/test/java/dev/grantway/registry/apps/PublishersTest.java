package dev.grantway.registry.apps;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.Meanwhile;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the other services are told of who publishes an app. */
@QuarkusTest
class PublishersTest {
    private final Apps apps;
    private final Publishers publishers;
    private final AppRepository rows;
    private final DataSource database;
    private final TestDevelopers developers;
    private final ServiceCallers callers;
    private final ObjectMapper json;
    private final TopicReader topics;

    PublishersTest(
            Apps apps,
            Publishers publishers,
            AppRepository rows,
            DataSource database,
            TestDevelopers developers,
            ServiceCallers callers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.publishers = publishers;
        this.rows = rows;
        this.database = database;
        this.developers = developers;
        this.callers = callers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void anAccountIsNotVerifiedUnlessSomebodyVouchesForIt() throws IOException {
        var app = register(developers.newAccount());

        var snapshot = snapshot(app, 1);

        assertThat(snapshot.at("/publisher/name").asText()).startsWith("Acme ");
        assertThat(snapshot.at("/publisher/domain").asText()).isEqualTo("acme.example");
        assertThat(snapshot.at("/publisher/verified").asBoolean(true)).isFalse();
        assertThat(snapshot.at("/createdAt").asText()).isEqualTo(app.createdAt().toString());
    }

    @Test
    void anOperatorVouchesWhereTheAccountIsMade() throws IOException {
        String name = "Verified " + UUID.randomUUID();
        int accountId = operator()
                .body("{\"kind\":\"DEVELOPER\",\"name\":\"" + name
                        + "\",\"domain\":\"acme.example\",\"domainVerified\":true}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("accountId");

        var publisher = snapshot(register(accountId), 1).path("publisher");

        assertThat(publisher.path("name").asText()).isEqualTo(name);
        assertThat(publisher.path("verified").asBoolean()).isTrue();
        assertThat(domainVerified(accountId)).isTrue();
    }

    @Test
    void anOperatorVouchesLaterAndTheAppsAreToldAgain() throws IOException {
        int accountId = developers.newAccount();
        var first = register(accountId);
        var second = register(accountId);

        operator().put(path(accountId)).then().statusCode(204);

        assertThat(snapshot(first, 2).at("/publisher/verified").asBoolean()).isTrue();
        assertThat(snapshot(second, 2).at("/publisher/verified").asBoolean()).isTrue();
        assertThat(domainVerified(accountId)).isTrue();

        operator().delete(path(accountId)).then().statusCode(204);

        assertThat(snapshot(first, 3).at("/publisher/verified").asBoolean(true)).isFalse();
        assertThat(domainVerified(accountId)).isFalse();
    }

    @Test
    void anOperatorWhoVouchesWaitsForTheEndOfTheAccount() throws Exception {
        int accountId = developers.newAccount();

        boolean vouched = Meanwhile.run(
                database,
                () -> Meanwhile.execute(
                        database, "SELECT id FROM account WHERE id = " + accountId + " FOR NO KEY UPDATE"),
                () -> publishers.setVerified(accountId, true),
                () -> rows.lockAccount(accountId));

        assertThat(vouched).isTrue();
    }

    @Test
    void onlyOperatorsVouchAndOnlyForDeveloperAccounts() {
        int accountId = developers.newAccount();
        var owner = developers.member(accountId, "OWNER");

        given().put(path(accountId)).then().statusCode(401);
        owner.json().put(path(accountId)).then().statusCode(403);
        operator().put(path(2_147_483_000)).then().statusCode(404);
        operator()
                .body("{\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\",\"domainVerified\":true}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400);
        assertThat(domainVerified(accountId)).isFalse();
    }

    private AppDetails register(int accountId) {
        return ((RegistrationOutcome.Registered) apps.register(accountId, TestApps.contactSync(TestApps.name()))).app();
    }

    private JsonNode snapshot(AppDetails app, long sequence) throws IOException {
        return json.readTree(topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + app.appId() + ",")
                        && value.contains("\"sequence\":" + sequence + ",")));
    }

    private boolean domainVerified(int accountId) {
        return operator().get("/api/v1/accounts/" + accountId).jsonPath().getBoolean("domainVerified");
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"))
                .contentType(ContentType.JSON);
    }

    private static String path(int accountId) {
        return "/api/v1/accounts/" + accountId + "/verified-domain";
    }
}
