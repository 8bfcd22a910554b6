package dev.grantway.token.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens inside, a client has an answer. */
@QuarkusTest
class BrokenEndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"/test/error", "/test/unwritable"})
    void isAnswered500(String path) {
        given().formParam("x", "y")
                .post(path)
                .then()
                .statusCode(500)
                .header("Cache-Control", equalTo("no-store"))
                .body("error", equalTo("server_error"))
                .body("correlationId", notNullValue());
    }
}
