package dev.grantway.install.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class InstallLinkResourceTest {
    private static final String PATH = "/api/v1/install-links";

    private final Stage stage;
    private final Installs installs;
    private final InstallationView installations;
    private final Neighbours neighbours;
    private final String baseUrl;

    InstallLinkResourceTest(
            Stage stage,
            Installs installs,
            InstallationView installations,
            Neighbours neighbours,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.neighbours = neighbours;
        this.baseUrl = baseUrl;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void saysWhatAConsentWouldGiveAndGivesNothing(DoorKind door) {
        var account = Stage.account(List.of(), Stage.MEMBER);
        var app = stage.app();
        var link = Link.to(door, app).with("optional_scope", "pages+reports");

        ask(baseUrl + link.text(), account, personIn(account))
                .statusCode(200)
                .body("outcome", equalTo("INSTALLABLE"))
                .body("appId", equalTo(app.appId()))
                .body("terms.alreadyInstalled", equalTo(false))
                .body("terms.required", contains("base", "contacts.read"))
                .body("terms.optional", contains("reports"))
                .body("terms.unavailable[0].code", equalTo("PLAN_LACKS_SCOPE"))
                .body("terms.unavailable[0].scope", equalTo("pages"))
                .body(
                        "terms.unavailable[0].exact",
                        startsWith(
                                "scope `pages` needs Pro or enterprise, which " + account.name() + " does not have"));

        Assertions.assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    @Test
    void saysWhatStandsInTheWay() {
        var account = Rights.limitedTo(Rights.mayNotInstall(Stage.account()), List.of("base"));
        int userId = personIn(account);

        ask(Link.to(stage.app()).text(), account, userId)
                .statusCode(200)
                .body("outcome", equalTo("HINDERED"))
                .body("terms", nullValue())
                .body("hindrances.code", contains("NO_RIGHT_TO_INSTALL", "NO_ACCESS_TO_SCOPE"))
                .body("hindrances[1].scope", equalTo("contacts.read"))
                .body(
                        "hindrances[1].cause",
                        equalTo("user" + userId + "@customer.example may not grant See contacts (contacts.read) in "
                                + account.name() + "."))
                .body("hindrances[1].remedy", equalTo("These roles may: Member."))
                .body(
                        "hindrances[1].exact",
                        equalTo("user" + userId
                                + "@customer.example may not grant `contacts.read`; these roles may: Member"));
    }

    @Test
    void saysThatSomeoneIsNoMember() {
        var account = Stage.account();
        int elsewhere = personIn(Stage.account());

        for (int userId : List.of(elsewhere, Stage.newId())) {
            ask(Link.to(stage.app()).text(), account, userId)
                    .statusCode(200)
                    .body("hindrances.code", contains("ACCOUNT_NOT_YOURS"));
        }
    }

    @Test
    void saysWhatIsWrongWithALink() {
        var account = Stage.account();
        int userId = personIn(account);
        var link = Link.to(stage.app());

        ask(link.with("scope", "base").text(), account, userId)
                .statusCode(200)
                .body("outcome", equalTo("LINK_REFUSED"))
                .body("refusal.code", equalTo("SCOPES_INSUFFICIENT"))
                .body("refusal.names", contains("contacts.read"));
        ask(link.with("response_type", "token").text(), account, userId)
                .statusCode(200)
                .body("outcome", equalTo("SENT_TO_APP"))
                .body("location", startsWith("https://app.example/cb?error=unsupported_response_type"));
        ask("/oauth/authorize", account, userId).body("refusal.code", equalTo("APP_UNKNOWN"));
    }

    @Test
    void takesTheLinkInPartsAndForPublicAppsToo() {
        var account = Stage.account();
        int userId = personIn(account);

        for (AppSnapshot app : List.of(stage.app(), stage.publicApp())) {
            operator()
                    .queryParam("clientId", app.clientId())
                    .queryParam("redirectUri", "https://app.example/cb")
                    .queryParam("scopes", "base contacts.read")
                    .queryParam("optionalScopes", "reports")
                    .queryParam("accountId", account.accountId())
                    .queryParam("userId", userId)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("INSTALLABLE"))
                    .body("terms.optional", contains("reports"));
        }
    }

    @Test
    void takesTheAccountFromTheLink() {
        var account = Stage.account();
        var link = Link.to(stage.app()).into(account.accountId());
        int userId = personIn(account);

        operator()
                .queryParam("authorizeUrl", link.text())
                .queryParam("userId", userId)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("accountId", equalTo(account.accountId()))
                .body("outcome", equalTo("INSTALLABLE"));
        ask(link.text(), Stage.account(), userId).statusCode(400).body("errors.field", contains("accountId"));
    }

    @Test
    void saysWhatAppsAlreadyThereWouldGainAndLose() {
        var active = installs.active();
        var there = new AccountAccess(
                active.accountId(),
                "There",
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                Stage.MEMBER,
                false,
                true);
        int userId = personIn(there);

        operator()
                .queryParam("clientId", active.app().clientId())
                .queryParam("redirectUri", "https://app.example/cb")
                .queryParam("scopes", "base contacts.read contacts.write")
                .queryParam("accountId", active.accountId())
                .queryParam("userId", userId)
                .get(PATH)
                .then()
                .body("terms.alreadyInstalled", equalTo(true))
                .body("terms.fresh", contains("contacts.write"));
    }

    @Test
    void namesEachWrongParameter() {
        operator()
                .queryParam("authorizeUrl", "https://evil.test/oauth/authorize?client_id=x")
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("authorizeUrl", "userId"));
        operator()
                .queryParam("clientId", "x")
                .queryParam("accountId", "no")
                .queryParam("userId", "1")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", contains("accountId"));
    }

    @Test
    void answersOperatorsAndWhoAnswersForTheAccount() {
        var account = Stage.account();
        int userId = personIn(account);
        var link = Link.encode(Link.to(stage.app()).text());
        String asked = PATH + "?authorizeUrl=" + link + "&accountId=" + account.accountId() + "&userId=" + userId;

        given().urlEncodingEnabled(false).get(asked).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + neighbours.serviceToken("grantway.grants.read"))
                .get(asked)
                .then()
                .statusCode(403);
        json(stage.signIn(account)).get(asked).then().statusCode(404);
        json(stage.signIn(Rights.superAdmin(Stage.account()))).get(asked).then().statusCode(404);
        json(stage.signIn(Rights.superAdmin(account)))
                .get(asked)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("INSTALLABLE"));
    }

    @Test
    void saysSoWhileTheDirectoryIsAway() {
        var account = Stage.account();
        int userId = personIn(account);
        var link = Link.to(stage.app());
        operator().get(PATH).then().statusCode(400); // the keys are read here, and stay
        neighbours.directoryAway.set(true);
        try {
            ask(link.text(), account, userId).statusCode(503).body("code", containsString("TRY_AGAIN_SOON"));
        } finally {
            neighbours.directoryAway.set(false);
        }
    }

    private static RequestSpecification json(Browser browser) {
        return browser.request().accept("application/json");
    }

    private int personIn(AccountAccess account) {
        return stage.signIn(account).userId();
    }

    private ValidatableResponse ask(String url, AccountAccess account, int userId) {
        return operator()
                .queryParam("authorizeUrl", url)
                .queryParam("accountId", account.accountId())
                .queryParam("userId", userId)
                .get(PATH)
                .then();
    }

    private RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"));
    }
}
