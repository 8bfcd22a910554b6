package dev.grantway.token.suspension;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.code.IssueOutcome;
import dev.grantway.token.gate.TestGate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A suspended installation's tokens, and what comes back with it. */
@QuarkusTest
class SuspensionTest {
    private final TestInstalls installs;
    private final TestSuspensions suspensions;
    private final TestGate gate;

    SuspensionTest(TestInstalls installs, TestSuspensions suspensions, TestGate gate) {
        this.installs = installs;
        this.suspensions = suspensions;
        this.gate = gate;
    }

    static Stream<AppTokens> kinds() {
        return Stream.of(
                AppTokens.STABLE,
                new AppTokens(RefreshTokens.ROTATING, null, AppTokens.Grants.ACCOUNT, null),
                new AppTokens(RefreshTokens.STABLE, AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stopsRefreshAndAccessTokensAndEndsNoGrant(AppTokens kind) {
        var consent = TestConsent.of(installs.newApp(true, kind));
        var tokens = installs.install(consent);

        suspensions.suspend(consent.installationId()).then().statusCode(204);

        refresh(consent.app(), tokens).then().statusCode(403).body("error", equalTo("access_denied"));
        TestInstalls.post("/oauth/v1/token", installs.refreshOf(consent.app(), tokens.path("refresh_token")))
                .then()
                .statusCode(403)
                .body("status", equalTo("BAD_HUB"));
        assertThat(isActive(consent, tokens)).isFalse();
        assertThat(installs.isActive(consent.app(), tokens.path("refresh_token")))
                .isFalse();
        assertThat(installs.liveGrants(consent)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isOverWithTheResumeButForTheAccessTokensFromBefore(AppTokens kind) {
        var consent = TestConsent.of(installs.newApp(true, kind));
        var before = installs.install(consent);
        suspensions.suspend(consent.installationId());

        suspensions.resume(consent.installationId()).then().statusCode(204);

        assertThat(isActive(consent, before)).isFalse();
        var after = refresh(consent.app(), before);
        after.then().statusCode(200);
        assertThat(isActive(consent, after)).isTrue();
    }

    @Test
    void endsWhatCameOfTheResumeBeforeInTheSameSecond() {
        var consent = TestConsent.of(installs.app());
        var first = installs.install(consent);
        suspensions.suspend(consent.installationId());
        suspensions.resume(consent.installationId());
        var between = refresh(consent.app(), first);

        suspensions.suspend(consent.installationId());
        suspensions.resume(consent.installationId());

        assertThat(isActive(consent, between)).isFalse();
        assertThat(isActive(consent, refresh(consent.app(), first))).isTrue();
    }

    @Test
    void isSeenAtTheGate() {
        gate.open();
        var consent = TestConsent.of(installs.app()).withScopes("oauth", TestGate.READ);
        var before = installs.install(consent);
        var ofInstallation = ofInstallation(consent);
        call(before).then().statusCode(200);

        suspensions.suspend(consent.installationId());

        call(before).then().statusCode(401);
        call(ofInstallation).then().statusCode(401);
        askOfInstallation(consent).then().statusCode(403).body("error", equalTo("access_denied"));

        suspensions.resume(consent.installationId());

        call(before).then().statusCode(401);
        call(ofInstallation).then().statusCode(401);
        call(refresh(consent.app(), before)).then().statusCode(200);
        call(ofInstallation(consent)).then().statusCode(200);
    }

    @Test
    void keepsCodesFromBeingExchangedAndIssued() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var code = installs.exchangeOf(consent.app(), installs.code(consent.again()));
        suspensions.suspend(consent.installationId());

        TestInstalls.post("/oauth2/token", code).then().statusCode(403).body("error", equalTo("access_denied"));
        assertThat(installs.tryToIssue(consent.byUser(4)))
                .isEqualTo(new IssueOutcome.Refused(IssueOutcome.Cause.SUSPENDED));

        suspensions.resume(consent.installationId());

        var exchanged = TestInstalls.post("/oauth2/token", code);
        exchanged.then().statusCode(200);
        assertThat(isActive(consent, exchanged)).isTrue();
        assertThat(isActive(consent, tokens)).isFalse();
    }

    @Test
    void isChangedByNothingThatIsToldAgain() {
        var consent = TestConsent.of(installs.app());
        var first = installs.install(consent);
        var suspendedAt = suspensions.later();
        var resumedAt = suspensions.later();
        String id = consent.installationId();

        suspensions.change(id, 1, true, suspendedAt).then().statusCode(204);
        suspensions.change(id, 1, true, suspendedAt).then().statusCode(204);
        suspensions.change(id, 1, false, resumedAt).then().statusCode(204);
        var after = refresh(consent.app(), first);
        suspensions.change(id, 1, false, resumedAt).then().statusCode(204);
        suspensions.change(id, 1, false, suspensions.later()).then().statusCode(204);

        assertThat(isActive(consent, after)).isTrue();
    }

    /** A call may be under way for long, and its sender may have been taken for dead and its work done by another. */
    @Test
    void isNotBroughtBackByACallThatComesLate() {
        var consent = TestConsent.of(installs.app());
        var first = installs.install(consent);
        var suspendedAt = suspensions.later();
        String id = consent.installationId();

        suspensions.resume(id).then().statusCode(204);
        suspensions.change(id, 1, true, suspendedAt).then().statusCode(204);

        assertThat(isActive(consent, first)).isTrue();
        refresh(consent.app(), first).then().statusCode(200);
    }

    @Test
    void ofAnotherGenerationChangesNothing() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        close(consent.installationId());
        var second = installs.install(consent.inGeneration(2));

        suspensions
                .change(consent.installationId(), 1, true, suspensions.later())
                .then()
                .statusCode(409);
        suspensions
                .change(consent.installationId(), 3, true, suspensions.later())
                .then()
                .statusCode(409);

        assertThat(isActive(consent, second)).isTrue();
    }

    @Test
    void isRefusedForWhatIsClosedOrNeverWasHere() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        close(consent.installationId());

        suspensions
                .suspend(consent.installationId())
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_OPEN"));
        suspensions.resume(consent.installationId()).then().statusCode(409);
        suspensions.suspend("ins_unknown").then().statusCode(409);
        assertThat(installs.tryToIssue(consent.inGeneration(2))).isInstanceOf(IssueOutcome.Issued.class);
    }

    @Test
    void doesNotKeepItFromBeingUninstalledAndInstalledAgain() {
        var consent = TestConsent.of(installs.app());
        var first = installs.install(consent);
        suspensions.suspend(consent.installationId());

        close(consent.installationId());

        refresh(consent.app(), first).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(isActive(consent, installs.install(consent.inGeneration(2)))).isTrue();
    }

    @Nested
    class MayBeAskedBy {
        @Test
        void installServiceAloneAndInFull() {
            String token = installs.serviceToken("install-service");
            var body = Map.of("generation", 1, "suspended", true, "askedAt", Instant.EPOCH.toString(), "reason", "x");

            TestSuspensions.put(installs.serviceToken("bystander"), "x", body)
                    .then()
                    .statusCode(403);
            TestSuspensions.put("nonsense", "x", body).then().statusCode(401);
            for (String member : body.keySet()) {
                var incomplete = new HashMap<>(body);
                incomplete.remove(member);
                TestSuspensions.put(token, "x", incomplete).then().statusCode(400);
            }
        }
    }

    private Response refresh(TestApp app, Response tokens) {
        return TestInstalls.post("/oauth2/token", installs.refreshOf(app, tokens.path("refresh_token")));
    }

    private boolean isActive(TestConsent consent, Response tokens) {
        return installs.isActive(consent.app(), tokens.path("access_token"));
    }

    private Response ofInstallation(TestConsent consent) {
        var answer = askOfInstallation(consent);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response askOfInstallation(TestConsent consent) {
        var form = new HashMap<>(TestInstalls.credentialsOf(consent.app()));
        form.put("account_id", Integer.toString(consent.accountId()));
        return TestInstalls.post("/oauth2/token", form);
    }

    private static Response call(Response tokens) {
        return given().header("Authorization", "Bearer " + tokens.path("access_token"))
                .get("/authz/crm/v3/contacts");
    }

    private void close(String installationId) {
        given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(Map.of("generation", 1, "reason", "BY_USER"))
                .put("/internal/installations/" + installationId + "/closure")
                .then()
                .statusCode(204);
    }
}
