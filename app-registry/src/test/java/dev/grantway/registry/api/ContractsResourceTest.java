package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
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

    @ParameterizedTest
    @ValueSource(strings = {"no.such.v1.json", "application.properties", "..%2Froutes.json", "%2e%2e%2froutes.json"})
    void hasNothingElse(String name) {
        given().urlEncodingEnabled(false).get("/schemas/" + name).then().statusCode(404);
    }
}
