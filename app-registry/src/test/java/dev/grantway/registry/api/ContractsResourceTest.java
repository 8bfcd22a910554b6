package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ContractsResourceTest {
    @Test
    void publishesTheEventsAndTheirSchemas() {
        given().get("/asyncapi").then().statusCode(200).body(containsString("grantway.install-events.v1"));
        given().get("/schemas/install.completed.v1.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json;charset=utf-8")
                .body(containsString("installationId"));
        given().get("/schemas/platform.v1.schema.json").then().statusCode(200);
    }

    @Test
    void publishesASchemaOfEachOfThe48EventTypes() throws IOException {
        var types = new ObjectMapper()
                .readTree(Files.readString(Path.of("../contracts/src/main/resources/event-types.json")))
                .path("eventTypes");

        assertThat(types).hasSize(48);
        for (var type : types) {
            String name = type.path("name").asText();
            given().get("/schemas/event-types/" + name + ".json")
                    .then()
                    .statusCode(200)
                    .contentType("application/schema+json;charset=utf-8")
                    .body("'$id'", equalTo("urn:grantway:schema:event-type:" + name))
                    .body("examples[0].subscriptionType", equalTo(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.json", "contact.creation", "..%2Froutes.json", ".json"})
    void hasNoSchemaOfOtherEventTypes(String name) {
        given().urlEncodingEnabled(false)
                .get("/schemas/event-types/" + name)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.v1.json", "application.properties", "..%2Froutes.json", "%2e%2e%2froutes.json"})
    void hasNothingElse(String name) {
        given().urlEncodingEnabled(false).get("/schemas/" + name).then().statusCode(404);
    }
}
