package dev.grantway.token.closure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.code.IssueOutcome;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClosureTest {
    private final TestInstalls installs;

    ClosureTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Test
    void endsAllTokensAndIsIdempotent() {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var tokens = TestInstalls.post(
                "/oauth/v1/token",
                installs.exchangeOf(consent.app(), issued.code().value()));

        close(issued.installationId(), 1).then().statusCode(204);
        close(issued.installationId(), 1).then().statusCode(204);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        TestInstalls.post("/oauth/v1/token", installs.refreshOf(consent.app(), tokens.path("refresh_token")))
                .then()
                .statusCode(400)
                .body("status", equalTo("BAD_REFRESH_TOKEN"));
        assertThat(installs.liveGrants(consent)).isZero();
    }

    @Test
    void makesCodesOfTheGenerationWorthNothing() {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);

        close(issued.installationId(), 1).then().statusCode(204);

        TestInstalls.post(
                        "/oauth/v1/token",
                        installs.exchangeOf(consent.app(), issued.code().value()))
                .then()
                .statusCode(400)
                .body("status", equalTo("BAD_AUTH_CODE"));
        assertThat(installs.liveGrants(consent)).isZero();
        assertThat(installs.tryToIssue(consent.again()))
                .isEqualTo(new IssueOutcome.Refused(IssueOutcome.Cause.GENERATION_CLOSED));
    }

    @Test
    void isFollowedByTheNextGenerationAlone() {
        var consent = TestConsent.of(installs.app());
        var first = installs.issue(consent);
        String dead = TestInstalls.post(
                        "/oauth/v1/token",
                        installs.exchangeOf(consent.app(), first.code().value()))
                .path("refresh_token");
        var unspent = installs.issue(consent.byUser(4));
        close(first.installationId(), 1).then().statusCode(204);

        assertThat(installs.tryToIssue(consent.inGeneration(3)))
                .isEqualTo(new IssueOutcome.Refused(IssueOutcome.Cause.GENERATION_CLOSED));
        var second = installs.issue(consent.inGeneration(2));
        var tokens = TestInstalls.post(
                "/oauth/v1/token",
                installs.exchangeOf(consent.app(), second.code().value()));

        assertThat(second.installationId()).isEqualTo(first.installationId());
        assertThat(second.generation()).isEqualTo(2);
        tokens.then().statusCode(200).body("refresh_token", not(equalTo(dead)));
        assertThat(installs.isActive(consent.app(), dead)).isFalse();
        TestInstalls.post(
                        "/oauth/v1/token",
                        installs.exchangeOf(consent.app(), unspent.code().value()))
                .then()
                .statusCode(400);
    }

    @Test
    void ofAnOlderGenerationLeavesTheNewOneAlone() {
        var consent = TestConsent.of(installs.app());
        var first = installs.issue(consent);
        close(first.installationId(), 1).then().statusCode(204);
        var tokens = installs.install(consent.inGeneration(2));

        close(first.installationId(), 1).then().statusCode(204);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isTrue();
    }

    @Test
    void ofWhatIsNotHere() {
        close("ins_unknown", 1).then().statusCode(204);
    }

    /** Only install-service knows the second generation: this database was restored from before it. */
    @Test
    void ofAGenerationThatABackupHasForgottenEndsWhatCameBackWithIt() {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var tokens = TestInstalls.post(
                "/oauth/v1/token",
                installs.exchangeOf(consent.app(), issued.code().value()));

        close(issued.installationId(), 2).then().statusCode(204);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        assertThat(installs.liveGrants(consent)).isZero();
        assertThat(installs.tryToIssue(consent.inGeneration(2)))
                .isEqualTo(new IssueOutcome.Refused(IssueOutcome.Cause.GENERATION_CLOSED));
        assertThat(installs.issue(consent.inGeneration(3)).generation()).isEqualTo(3);
    }

    @Test
    void ofAGenerationThatCannotBeIsRefused() {
        var consent = TestConsent.of(installs.app());
        var issued = installs.issue(consent);
        var tokens = TestInstalls.post(
                "/oauth/v1/token",
                installs.exchangeOf(consent.app(), issued.code().value()));

        close(issued.installationId(), 1_002).then().statusCode(409).contentType("application/problem+json");

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isTrue();
        close(issued.installationId(), 1_001).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void needsABody(String body) {
        given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(body)
                .put("/internal/installations/ins_unknown/closure")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    /** A trigger that ends its own connection stands for a database that goes away while it commits. */
    @Test
    void isToldToTryAgainWhenTheCommitFails() {
        var issued = installs.issue(TestConsent.of(installs.app()));
        installs.inDatabase("""
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_terminate_backend(pg_backend_pid());
                PERFORM pg_sleep(1);
                RETURN NULL;
            END $$\
            """);
        installs.inDatabase("""
            CREATE CONSTRAINT TRIGGER away_at_commit AFTER UPDATE ON installation DEFERRABLE INITIALLY DEFERRED
               FOR EACH ROW WHEN (NEW.id = '%s') EXECUTE FUNCTION end_connection()\
            """.formatted(issued.installationId()));
        Response answer;
        try {
            answer = close(issued.installationId(), 1);
        } finally {
            installs.inDatabase("DROP FUNCTION end_connection() CASCADE");
        }

        answer.then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error", equalTo("temporarily_unavailable"))
                .body(not(containsString("Nothing was changed")));
        close(issued.installationId(), 1).then().statusCode(204);
    }

    @Nested
    class MayBeAskedBy {
        @Test
        void nobodyWithoutAServiceToken() {
            var tokens = installs.install(TestConsent.of(installs.app()));

            given().contentType("application/json")
                    .body(body(1))
                    .put("/internal/installations/x/closure")
                    .then()
                    .statusCode(401);
            put(tokens.path("access_token"), "x", 1).then().statusCode(401);
        }

        @Test
        void noServiceWithoutTheScope() {
            put(installs.serviceToken("bystander"), "x", 1).then().statusCode(403);
        }
    }

    private Response close(String installationId, int generation) {
        return put(installs.serviceToken("install-service"), installationId, generation);
    }

    private static Response put(String token, String installationId, int generation) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body(generation))
                .put("/internal/installations/" + installationId + "/closure");
    }

    private static Map<String, Object> body(int generation) {
        return Map.of("generation", generation, "reason", "BY_USER");
    }
}
