package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.AtOnce;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that does not know whether its creation came through sends it again. */
@QuarkusTest
class IdempotentCreationTest {
    private static final String APPS = "/api/v1/apps";

    private final Apps apps;
    private final DeveloperApiKeys keys;
    private final ServiceCallers callers;
    private final TestDevelopers developers;
    private final String key = UUID.randomUUID().toString();
    private TestDeveloper owner;

    IdempotentCreationTest(Apps apps, DeveloperApiKeys keys, ServiceCallers callers, TestDevelopers developers) {
        this.apps = apps;
        this.keys = keys;
        this.callers = callers;
        this.developers = developers;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Test
    void makesOneAppAndGetsItsSecretsAgain() {
        var app = Map.of("name", TestApps.name());

        var first = owner.json().header("Idempotency-Key", key).body(app).post(APPS);
        var second = owner.json().header("Idempotency-Key", key).body(app).post(APPS);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.<String>path("clientSecret")).isNotBlank();
        assertSame(first, second);
        assertThat(owned()).isEqualTo(1);
        owner.json()
                .header("Idempotency-Key", key)
                .body(Map.of("name", TestApps.name()))
                .post(APPS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void makesOneAppOfSeveralAtOnce() {
        var app = Map.of("name", TestApps.name());
        var request = owner.json().header("Idempotency-Key", key).body(app);

        var answers = AtOnce.run(4, () -> given().spec(request).post(APPS));

        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void isOneWithEachKeyOfTheAccountAndAnotherAsAPerson() {
        var app = Map.of("name", TestApps.name());
        var first = withKey().header("Idempotency-Key", key).body(app).post(APPS);
        assertThat(first.statusCode()).isEqualTo(201);

        assertSame(first, withKey().header("Idempotency-Key", key).body(app).post(APPS));
        owner.json()
                .header("Idempotency-Key", key)
                .body(app)
                .post(APPS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("name"));
    }

    @Test
    void getsNothingAgainWithoutTheRight() {
        var app = Map.of("name", TestApps.name());
        owner.json().header("Idempotency-Key", key).body(app).post(APPS).then().statusCode(201);
        developers.changeRole(owner, "READ_ONLY");

        owner.json().header("Idempotency-Key", key).body(app).post(APPS).then().statusCode(403);
    }

    @Test
    void mayTryAgainWhatWasRefused() {
        owner.json()
                .header("Idempotency-Key", key)
                .body(Map.of("name", ""))
                .post(APPS)
                .then()
                .statusCode(400);

        owner.json()
                .header("Idempotency-Key", key)
                .body(Map.of("name", TestApps.name()))
                .post(APPS)
                .then()
                .statusCode(201);
    }

    static String[] malformed() {
        return new String[] {"", "a b", "x".repeat(256), "a\tb"};
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isToldThatAKeyIsNone(String malformed) {
        owner.json()
                .header("Idempotency-Key", malformed)
                .body(Map.of("name", TestApps.name()))
                .post(APPS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"))
                .body("errors[0]", not(hasKey("pointer")));
        assertThat(owned()).isZero();
    }

    @Test
    void isToldThatTwoKeysAreNone() {
        owner.json()
                .headers(new Headers(new Header("Idempotency-Key", "a"), new Header("Idempotency-Key", "b")))
                .body(Map.of("name", TestApps.name()))
                .post(APPS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
        assertThat(owned()).isZero();
    }

    @Test
    void makesOneAppOfOneFile() {
        var file = Map.of("name", TestApps.name());
        String path = APPS + "/definition";
        withKey()
                .header("Idempotency-Key", key)
                .queryParam("dryRun", true)
                .body(file)
                .post(path)
                .then()
                .statusCode(200);

        var request = withKey().header("Idempotency-Key", key).body(file);
        var first = given().spec(request).post(path);

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(first, given().spec(request).post(path));
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void bringsInOneAppOnce() {
        var body = Map.of(
                "clientId",
                "legacy " + UUID.randomUUID(),
                "clientSecret",
                "s3cret",
                "app",
                Map.of("developerAccountId", owner.accountId(), "name", TestApps.name()));

        var first = operator().body(body).post(APPS + "/import");

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(first, operator().body(body).post(APPS + "/import"));
    }

    @Test
    void invitesOnce() {
        var body = Map.of("email", "n" + UUID.randomUUID() + "@app.example");
        String path = "/api/v1/users/invitations";

        var first = operator().body(body).post(path);

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(first, operator().body(body).post(path));
        operator().body(Map.of("email", "other@app.example")).post(path).then().statusCode(422);
    }

    private static void assertSame(Response first, Response second) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(second.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
    }

    private int owned() {
        return apps.page(AppQuery.of(owner.accountId()), 10).apps().size();
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    private RequestSpecification withKey() {
        String apiKey = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "script")).key();
        return given().header("Authorization", "Bearer " + apiKey).contentType(ContentType.JSON);
    }
}
