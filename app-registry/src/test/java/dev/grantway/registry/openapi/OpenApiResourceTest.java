package dev.grantway.registry.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document is there for anyone. */
@QuarkusTest
class OpenApiResourceTest {
    private static final String PATH = "/openapi/app-registry";

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/yaml", "text/html, */*;q=0.8"})
    void isYamlUnlessJsonIsAskedFor(String accept) {
        String yaml = given().accept(accept)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .header("Vary", containsString("Accept"))
                .extract()
                .asString();

        assertThat(OpenApiDocument.of(yaml)).isEqualTo(OpenApiDocument.ofResource("/openapi/app-registry.yaml"));
        assertThat(yaml).startsWith("openapi: 3.1.0");
    }

    @Test
    void saysTheSameAsJson() {
        var answer = given().accept("application/json").get(PATH);

        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.asString()).startsWith("{");
        assertThat(OpenApiDocument.of(answer.asString()))
                .isEqualTo(OpenApiDocument.ofResource("/openapi/app-registry.yaml"));
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String tag = given().get(PATH).header("ETag");

        given().header("If-None-Match", tag).get(PATH).then().statusCode(304).body(emptyString());
        given().accept("application/json")
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(200);
    }
}
