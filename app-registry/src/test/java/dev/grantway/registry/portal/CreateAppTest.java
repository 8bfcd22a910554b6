package dev.grantway.registry.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreateAppTest {
    private final TestDevelopers developers;
    private TestDeveloper owner;

    CreateAppTest(TestDevelopers developers) {
        this.developers = developers;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Test
    void anAccountWithoutAppsOffersTheFirstStep() {
        owner.get("/developer/apps")
                .then()
                .statusCode(200)
                .body(containsString("will be here"))
                .body(containsString("Create app"));
    }

    @Test
    void theFrontLeadsToTheApps() {
        owner.get("/developer").then().statusCode(303).header("Location", containsString("/developer/apps"));
    }

    @Test
    void whoIsInTwoAccountsChooses() {
        var developer = developers.ownerOfTwo();

        developer
                .get("/developer/apps")
                .then()
                .statusCode(200)
                .body(containsString("Which one do you want to work in?"))
                .body(containsString("/developer/apps?account=" + developer.accountId()));
        developer
                .get("/developer/apps?account=" + developer.accountId())
                .then()
                .statusCode(200)
                .body(containsString("Create app"));
    }

    @Test
    void whoIsInNoneIsToldTheWay() {
        developers.stranger().get("/developer/apps").then().statusCode(200).body(containsString("you are in none yet"));
    }

    @Test
    void theNewAppsSecretsAreShownThisOnce() {
        String name = TestApps.name();

        var created = owner.createApp(name);
        created.then().statusCode(201);
        String clientSecret = TestDeveloper.text(created, "client-secret");
        String webhookSecret = TestDeveloper.text(created, "webhook-secret");
        var auth = owner.get("/developer/apps/" + appId(created.getHeader("Location")) + "/auth");

        assertThat(clientSecret).hasSize(43);
        assertThat(webhookSecret).startsWith("whsec_");
        auth.then()
                .statusCode(200)
                .body(containsString(TestDeveloper.text(created, "client-id")))
                .body(containsString("••••"))
                .body(not(containsString(clientSecret)))
                .body(not(containsString(webhookSecret)));
        owner.get("/developer/apps").then().body(containsString(name));
    }

    @Test
    void theInstallUrlIsReady() {
        var created = owner.createApp(TestApps.name());

        assertThat(TestDeveloper.text(created, "install-url-0"))
                .endsWith("/oauth/authorize?client_id=" + TestDeveloper.text(created, "client-id")
                        + "&amp;redirect_uri=https%3A%2F%2Fapp.example%2Fcb&amp;scope=oauth");
    }

    @Test
    void aRefusedFormSaysAllThatIsWrongAndKeepsWhatWasTyped() {
        var answer = owner.post(
                "/developer/apps",
                Map.of(
                        "account", owner.accountId(),
                        "name", "<b>" + "x".repeat(120),
                        "description", "Tells & sells",
                        "supportEmail", "nobody",
                        "kind", "public",
                        "redirectUris", "http://app.example/cb\nhttps://good.example/cb"));

        answer.then()
                .statusCode(400)
                .body(containsString("longer than 100 characters"))
                .body(containsString("“nobody” is not an e-mail address"))
                .body(containsString("must begin with https://"))
                .body(containsString("Tells &amp; sells"))
                .body(containsString("https://good.example/cb"))
                .body(containsString("value=\"public\" checked"))
                .body(containsString("aria-describedby=\"redirectUris-error\""))
                .body(not(containsString("<b>xxx")));
    }

    @Test
    void isRefusedWithoutTheFormsToken() {
        owner.browser()
                .formParam("account", owner.accountId())
                .formParam("name", "Forged")
                .post("/developer/apps")
                .then()
                .statusCode(403);
        owner.form()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("account", owner.accountId())
                .formParam("name", "Forged")
                .post("/developer/apps")
                .then()
                .statusCode(403);
    }

    @Test
    void needsASession() {
        given().redirects()
                .follow(false)
                .accept(ContentType.HTML)
                .get("/developer/apps/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/signin?to=%2Fdeveloper%2Fapps%2Fnew"));
    }

    @Test
    void needsASessionThatWasNotEndedElsewhere() {
        var form = owner.form().formParam("account", owner.accountId()).formParam("name", TestApps.name());
        assertThat(owner.post("/signout", Map.of()).statusCode()).isBetween(200, 399);

        form.post("/developer/apps").then().statusCode(303).header("Location", containsString("/signin"));
    }

    @Test
    void isNotForWhoLooksOn() {
        var viewer = developers.member(owner.accountId(), "READ_ONLY");

        viewer.get("/developer/apps").then().statusCode(200).body(not(containsString("Create app")));
        viewer.createApp(TestApps.name()).then().statusCode(403).body(containsString("Nothing was changed"));
    }

    @Test
    void isNotForStrangers() {
        var other = developers.owner();

        other.post("/developer/apps", Map.of("account", owner.accountId(), "name", TestApps.name()))
                .then()
                .statusCode(404);
        other.get("/developer/apps?account=" + owner.accountId()).then().statusCode(404);
    }

    @Test
    void portalPagesMayRunTheSitesOwnScriptAndNoOther() {
        owner.get("/developer/apps")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Cache-Control", equalTo("no-store"));
        owner.get("/signin?fresh=true").then().header("Content-Security-Policy", containsString("script-src 'none'"));
    }

    private static String appId(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
