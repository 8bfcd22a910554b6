package dev.grantway.token.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What an operator who moves in does, and an app that has moved. */
@Singleton
class TestImports {
    private final TestInstalls installs;

    TestImports(TestInstalls installs) {
        this.installs = installs;
    }

    MovedIn moveIn() {
        var one = line();
        send(List.of(one.line())).body("imported", equalTo(1));
        return one;
    }

    /** A grant of the other system in an account of its own, which is not imported yet. */
    MovedIn line() {
        return MovedIn.of(lines(1).getFirst());
    }

    List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new MovedIn(
                                installs.app().clientId(),
                                TestConsent.of(installs.app()).accountId(),
                                7,
                                "na1-" + UUID.randomUUID())
                        .line())
                .toList();
    }

    ValidatableResponse send(List<String> lines) {
        return send(lines, "");
    }

    ValidatableResponse send(List<String> lines, String query) {
        return given().contentType("application/x-ndjson")
                .auth()
                .oauth2(installs.serviceToken("operator"))
                .body(String.join("\n", lines).getBytes(UTF_8))
                .post("/api/v1/grants/import" + query)
                .then()
                .statusCode(200);
    }

    ValidatableResponse refresh(MovedIn one) {
        return refresh("/oauth/v1/token", one);
    }

    ValidatableResponse refresh(String door, MovedIn one) {
        return TestInstalls.post(door, installs.refreshOf(installs.app(), one.token()))
                .then();
    }

    void uninstall(MovedIn one) {
        String id = installs.text("SELECT id FROM installation WHERE account_id = ?", one.accountId());
        given().contentType("application/json")
                .auth()
                .oauth2(installs.serviceToken("install-service"))
                .body("{\"generation\":1,\"reason\":\"BY_USER\"}")
                .put("/internal/installations/" + id + "/closure")
                .then()
                .statusCode(204);
    }
}
