package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AppImportTest {
    private static final String PATH = "/api/v1/apps/import";

    private final ServiceCallers callers;
    private final TestDevelopers developers;
    private final ClientSecrets secrets;
    private final ObjectMapper json;
    private final String kafka;

    AppImportTest(
            ServiceCallers callers,
            TestDevelopers developers,
            ClientSecrets secrets,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.callers = callers;
        this.developers = developers;
        this.secrets = secrets;
        this.json = json;
        this.kafka = kafka;
    }

    @Test
    void keepsTheClientIdAndTheSecretHoweverShort() throws Exception {
        String clientId = "legacy app/" + UUID.randomUUID();

        send(clientId, "s3cret")
                .statusCode(201)
                .body("clientId", equalTo(clientId))
                .body("confidential", equalTo(true))
                .body("$", not(hasKey("clientSecret")))
                .body("webhookSecret", matchesPattern("whsec_.+"));

        String told = new TopicReader(kafka).awaitValue(Topic.APP_SECRETS, value -> value.contains(clientId));
        var verifiers = json.readValue(told, AppSecretsSnapshot.class).clientSecretVerifiers();
        assertThat(verifiers).hasSize(1);
        assertThat(secrets.matches("s3cret", verifiers.getFirst().hash())).isTrue();
        assertThat(told).doesNotContain("s3cret");
    }

    @Test
    void takesAPublicAppWithoutASecret() {
        send("public-" + UUID.randomUUID(), null).statusCode(201).body("confidential", equalTo(false));
    }

    @Test
    void refusesAClientIdThatIsTaken() {
        String clientId = UUID.randomUUID().toString();
        send(clientId, "s3cret").statusCode(201);

        send(clientId, "s3cret").statusCode(400).body("errors.field", equalTo(List.of("clientId")));
    }

    @ParameterizedTest
    @CsvSource({"'', s, clientId", "'tab\tx', s, clientId", "fine, '', clientSecret", "fine, umläut, clientSecret"})
    void saysWhatIsWrong(String clientId, String secret, String field) {
        send(clientId, secret)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void takesNoClientIdThatIsTooLong() {
        send("x".repeat(2048 - 36) + UUID.randomUUID(), "s").statusCode(201);
        send("x".repeat(2049), "s").statusCode(400);
    }

    @Test
    void isForOperatorsAndForDeveloperAccounts() {
        given().contentType("application/json").body("{}").post(PATH).then().statusCode(401);
        given().contentType("application/json")
                .header("Authorization", callers.bearer("grantway.directory.read"))
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(403);
        post(Map.of("clientId", "x", "app", Map.of("developerAccountId", 1, "name", "x")))
                .statusCode(400)
                .body("errors[0].field", equalTo("app.developerAccountId"));
        post(Map.of()).statusCode(400).body("errors[0].field", equalTo("app"));
    }

    private ValidatableResponse send(String clientId, @org.jspecify.annotations.Nullable String secret) {
        var body = new HashMap<String, Object>();
        body.put("clientId", clientId);
        body.put("clientSecret", secret);
        body.put(
                "app",
                Map.of(
                        "developerAccountId", developers.owner().accountId(),
                        "name", TestApps.name(),
                        "redirectUris", List.of("https://app.example/cb"),
                        "scopes", Map.of("required", List.of("oauth"))));
        return post(body);
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return given().contentType("application/json")
                .header("Authorization", callers.bearer("grantway.operator"))
                .body(body)
                .post(PATH)
                .then();
    }
}
