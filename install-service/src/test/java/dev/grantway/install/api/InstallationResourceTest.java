package dev.grantway.install.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstallationResourceTest {
    private static final String PATH = "/api/v1/installations";

    private final Stage stage;
    private final Installs installs;
    private final Neighbours neighbours;

    InstallationResourceTest(Stage stage, Installs installs, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.neighbours = neighbours;
    }

    @Test
    void showsAnOperatorsProgramAnyAccount() {
        var active = installs.active();

        operator()
                .queryParam("accountId", active.accountId())
                .get(PATH)
                .then()
                .statusCode(200)
                .body("results[0].installationId", equalTo(active.id()))
                .body("results[0].status", equalTo("ACTIVE"));
        operator().get(PATH + "/" + active.id()).then().statusCode(200).body("scopes[0]", equalTo("base"));
    }

    @Test
    void showsAPersonTheirOwnAccountsOnly() {
        var active = installs.active();
        var member = stage.signIn(memberOf(active));
        var stranger = stage.signIn(Stage.account());

        assertThat(member.request().get(PATH + "/" + active.id()).statusCode()).isEqualTo(200);
        assertThat(stranger.request().get(PATH + "/" + active.id()).statusCode())
                .isEqualTo(404);
        assertThat(stranger.request()
                        .get(PATH + "?accountId=" + active.accountId())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isClosedWithoutAGoodToken() {
        given().get(PATH + "?accountId=1")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"));
        given().header("Authorization", "Bearer nonsense")
                .get(PATH + "?accountId=1")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.grants.read"))
                .get(PATH + "?accountId=1")
                .then()
                .statusCode(403);
    }

    @Test
    void saysWhichParameterIsWrong() {
        operator()
                .queryParam("accountId", "none")
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("accountId"));
    }

    @Test
    void uninstalls() {
        var active = installs.active();

        operator().delete(PATH + "/" + active.id()).then().statusCode(204);

        assertThat(neighbours.closures).contains(active.id() + "/1");
        operator().get(PATH + "/" + active.id()).then().body("status", equalTo("UNINSTALLED"));
        operator().delete(PATH + "/" + active.id()).then().statusCode(204);
        operator().delete(PATH + "/ins_none").then().statusCode(404);
    }

    @Test
    void uninstallsTheGenerationThatIsMeantAlone() {
        var active = installs.active();

        operator()
                .delete(PATH + "/" + active.id() + "?generation=2")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("GENERATION_CHANGED"));
        operator()
                .delete(PATH + "/" + active.id() + "?generation=first")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("generation"));
        operator().get(PATH + "/" + active.id()).then().body("status", equalTo("ACTIVE"));
        operator().delete(PATH + "/" + active.id() + "?generation=1").then().statusCode(204);
    }

    @Test
    void isForServicesByTheScopeThatTheyHave() {
        var active = installs.active();

        as("grantway.connected-apps.read")
                .queryParam("appId", active.app().id())
                .get(PATH)
                .then()
                .statusCode(200)
                .body("results[0].installationId", equalTo(active.id()));
        as("grantway.connected-apps.read")
                .delete(PATH + "/" + active.id())
                .then()
                .statusCode(403);
        as("grantway.connected-apps.write").get(PATH + "/" + active.id()).then().statusCode(200);
        as("grantway.connected-apps.write")
                .delete(PATH + "/" + active.id())
                .then()
                .statusCode(204);
    }

    @Test
    void isNotThereUnderAnIdThatTheDatabaseCannotHold() {
        for (String path : List.of("", "/timeline")) {
            operator()
                    .urlEncodingEnabled(false)
                    .get(PATH + "/a%00b" + path)
                    .then()
                    .statusCode(404);
        }
        operator().urlEncodingEnabled(false).delete(PATH + "/a%00b").then().statusCode(404);
    }

    @Test
    void answersThatItIsUnderWayWhileTokenServiceIsAway() {
        var active = installs.active();
        operator().get(PATH + "/" + active.id()).then().statusCode(200); // the keys are read here, and stay
        neighbours.tokenServiceAway.set(true);
        try {
            operator().delete(PATH + "/" + active.id()).then().statusCode(202);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
    }

    @Test
    void takesNoChangeFromASessionWithoutTheFormsToken() {
        var active = installs.active();
        var member = stage.signIn(memberOf(active));

        assertThat(member.request().delete(PATH + "/" + active.id()).statusCode())
                .isEqualTo(403);
    }

    private RequestSpecification operator() {
        return as("grantway.operator");
    }

    private RequestSpecification as(String scope) {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken(scope));
    }

    private static AccountAccess memberOf(Installation installation) {
        return new AccountAccess(
                installation.accountId(),
                "Theirs",
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                Stage.MEMBER,
                false,
                true);
    }
}
