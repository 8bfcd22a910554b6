package dev.grantway.install.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.Suspension;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SuspensionResourceTest {
    private static final String PATH = "/api/v1/installations/";

    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final InstallationSuspensions suspensions;
    private final Neighbours neighbours;

    SuspensionResourceTest(
            Stage stage,
            Installs installs,
            InstallationView view,
            InstallationSuspensions suspensions,
            Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.suspensions = suspensions;
        this.neighbours = neighbours;
    }

    @Test
    void suspendsAndResumesForAnOperatorsProgram() {
        var active = installs.active();
        String path = PATH + active.id();

        operator().post(path + "/suspend").then().statusCode(204);
        operator().get(path).then().body("status", equalTo("SUSPENDED"));
        operator().post(path + "/suspend").then().statusCode(204);
        operator().post(path + "/resume").then().statusCode(204);
        operator().get(path).then().body("status", equalTo("ACTIVE"));
        operator().post(path + "/resume").then().statusCode(204);
        operator().post(PATH + "ins_none/suspend").then().statusCode(404);
    }

    @Test
    void keepsTheReason() {
        var active = installs.active();

        operator()
                .contentType("application/json")
                .body(Map.of("reason", "Too many calls."))
                .post(PATH + active.id() + "/suspend")
                .then()
                .statusCode(204);

        var suspended = view.find(active.id()).orElseThrow();
        assertThat(suspensions.find(suspended).map(Suspension::intent)).hasValue(Intent.byOperator("Too many calls."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | body",
                "{ | body",
                "{\"reason\":1} | reason",
                "{\"reason\":{}} | reason",
                "{\"reason\":\"a\\u0000b\"} | reason"
            })
    void saysWhatIsWrongWithTheBody(String body, String field) {
        refused(body).body("errors[0].field", equalTo(field));
    }

    @Test
    void takesAReasonOf500Characters() {
        refused("{\"reason\":\"" + "x".repeat(501) + "\"}").body("detail", containsString("500"));
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "x".repeat(500)))
                .post(PATH + installs.active().id() + "/suspend")
                .then()
                .statusCode(204);
    }

    @Test
    void isForServicesWithTheScopeToWrite() {
        var active = installs.active();
        String path = PATH + active.id();

        as("grantway.connected-apps.read").get(path).then().statusCode(200);
        as("grantway.connected-apps.read").post(path + "/suspend").then().statusCode(403);
        as("grantway.connected-apps.write").post(path + "/suspend").then().statusCode(204);
        as("grantway.connected-apps.write").get(path).then().body("status", equalTo("SUSPENDED"));
        as("grantway.connected-apps.read").post(path + "/resume").then().statusCode(403);
        as("grantway.connected-apps.write").post(path + "/resume").then().statusCode(204);
    }

    @Test
    void refusesWhatIsNotActive() {
        var authorized = installs.authorized();

        operator()
                .post(PATH + authorized.id() + "/suspend")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACTIVE"))
                .body("detail", containsString("AUTHORIZED"));
        operator().delete(PATH + authorized.id()).then().statusCode(204);
        operator()
                .post(PATH + authorized.id() + "/resume")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_INSTALLED"));
    }

    @Test
    void answersThatItIsUnderWayWhileTokenServiceIsAway() {
        var active = installs.active();
        operator().get(PATH + active.id()).then().statusCode(200); // the keys are read here, and stay
        neighbours.tokenServiceAway.set(true);
        try {
            operator()
                    .post(PATH + active.id() + "/suspend")
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("SUSPENDED"));
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
    }

    @Test
    void isForThoseWhoAnswerForTheAccount() {
        var active = installs.active();
        var admin = stage.signIn(memberOf(active, true));
        var guest = stage.signIn(memberOf(active, false));
        var stranger = stage.signIn(Stage.account());

        assertThat(post(stranger, active, "suspend").statusCode()).isEqualTo(404);
        assertThat(post(guest, active, "suspend").statusCode()).isEqualTo(403);
        assertThat(admin.request().post(PATH + active.id() + "/suspend").statusCode())
                .as("without the form token")
                .isEqualTo(403);
        assertThat(post(admin, active, "suspend").statusCode()).isEqualTo(204);
        assertThat(post(guest, active, "resume").statusCode()).isEqualTo(403);
        neighbours.directoryAway.set(true);
        try {
            assertThat(post(admin, active, "resume").statusCode()).isEqualTo(503);
        } finally {
            neighbours.directoryAway.set(false);
        }
        assertThat(post(admin, active, "resume").statusCode()).isEqualTo(204);
        given().post(PATH + active.id() + "/suspend").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.grants.read"))
                .post(PATH + active.id() + "/suspend")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse refused(String body) {
        var active = installs.active();
        var answer = operator()
                .contentType("application/json")
                .body(body)
                .post(PATH + active.id() + "/suspend")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        operator().get(PATH + active.id()).then().body("status", equalTo("ACTIVE"));
        return answer;
    }

    /** As a page's script would: with the session's form token in a header. */
    private static Response post(Browser browser, Installation installation, String act) {
        return browser.request()
                .header("X-CSRF-Token", Browser.hidden(browser.open("/connected-apps"), "csrf_token"))
                .post(PATH + installation.id() + "/" + act);
    }

    private RequestSpecification operator() {
        return as("grantway.operator");
    }

    private RequestSpecification as(String scope) {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken(scope));
    }

    private static AccountAccess memberOf(Installation installation, boolean superAdmin) {
        return new AccountAccess(
                installation.accountId(),
                "Theirs",
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                List.of("base"),
                superAdmin,
                false);
    }
}
