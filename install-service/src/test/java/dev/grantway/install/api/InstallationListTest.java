package dev.grantway.install.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.ManyInstalls;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InstallationListTest {
    private static final String PATH = "/api/v1/installations";

    private final Stage stage;
    private final Installs installs;
    private final ManyInstalls many;
    private final Uninstalls uninstalls;
    private final Neighbours neighbours;

    InstallationListTest(
            Stage stage, Installs installs, ManyInstalls many, Uninstalls uninstalls, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.many = many;
        this.uninstalls = uninstalls;
        this.neighbours = neighbours;
    }

    @Nested
    class TheList {
        @Test
        void isPagedWithoutAGapOrADoubleWhileItGrows() {
            int accountId = many.fill(2_000);
            var expected = many.ids(accountId);
            var seen = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var page = page(accountId, cursor)
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                seen.addAll(page.getList("results.installationId"));
                cursor = page.getString("next");
                many.add(accountId, "Another", InstallationStatus.ACTIVE, Instant.EPOCH);
            } while (cursor != null);

            assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
        }

        @Test
        void hasAHundredUnlessItIsTold() {
            int accountId = many.fill(101);

            operator().queryParam("accountId", accountId).get(PATH).then().body("results", hasSize(100));
            operator()
                    .queryParam("accountId", accountId)
                    .queryParam("limit", 101)
                    .get(PATH)
                    .then()
                    .body("results", hasSize(101))
                    .body("next", nullValue());
        }

        @Test
        void isNarrowedByAppAndStatusAndTime() {
            var active = installs.active();
            var other = installs.active();
            String clientId = active.app().clientId();

            operator()
                    .queryParam("appId", active.app().id())
                    .get(PATH)
                    .then()
                    .body("results.installationId", contains(active.id()));
            operator()
                    .queryParam("clientId", clientId)
                    .get(PATH)
                    .then()
                    .body("results.installationId", contains(active.id()));
            operator()
                    .queryParam("clientId", "nobody")
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("results", empty());
            operator()
                    .queryParam("accountId", other.accountId())
                    .queryParam("status", "SUSPENDED")
                    .get(PATH)
                    .then()
                    .body("results", empty());
            operator()
                    .queryParam("accountId", other.accountId())
                    .queryParam("updatedSince", Instant.now().plusSeconds(3_600).toString())
                    .get(PATH)
                    .then()
                    .body("results", empty());
        }

        @Test
        void leavesOutWhatIsGoneUnlessAskedForChanges() {
            var active = installs.active();
            uninstalls.uninstall(active.id(), Removal.byUser(1));

            list(active.accountId()).get(PATH).then().body("results", empty());
            list(active.accountId())
                    .queryParam("status", "UNINSTALLED")
                    .get(PATH)
                    .then()
                    .body("results.installationId", contains(active.id()));
            list(active.accountId())
                    .queryParam("updatedSince", "2026-01-01T00:00:00Z")
                    .get(PATH)
                    .then()
                    .body("results.status", contains("UNINSTALLED"));
        }

        @ParameterizedTest
        @CsvSource({
            "accountId, x",
            "accountId, 99999999999",
            "appId, 0",
            "status, INSTALLED",
            "updatedSince, yesterday",
            "updatedSince, -1000000000-01-01T00:00:00Z",
            "limit, 0",
            "limit, 501",
            "cursor, nonsense",
        })
        void saysWhichParameterIsWrong(String name, String value) {
            operator()
                    .queryParam(name, value)
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", contains(name));
        }

        @Test
        void takesNoCursorOfAnotherQuestion() {
            int accountId = many.fill(3);
            String cursor =
                    list(accountId).queryParam("limit", 1).get(PATH).jsonPath().getString("next");

            list(accountId)
                    .queryParam("cursor", cursor)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("results", hasSize(2));
            list(many.fill(1)).queryParam("cursor", cursor).get(PATH).then().statusCode(400);
            list(accountId)
                    .queryParam("status", "ACTIVE")
                    .queryParam("cursor", cursor)
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("cursor"));
        }

        @Test
        void isOfOneAccountForItsMembers() {
            var active = installs.active();
            var member = stage.signIn(memberOf(active.accountId()));

            member.request().get(PATH).then().statusCode(400).body("errors.field", contains("accountId"));
            member.request()
                    .get(PATH + "?accountId=" + active.accountId())
                    .then()
                    .body("results.installationId", contains(active.id()))
                    .body("results[0].app.id", equalTo(active.app().id()));
            stage.signIn(Stage.account())
                    .request()
                    .get(PATH + "?accountId=" + active.accountId() + "&appId="
                            + active.app().id())
                    .then()
                    .statusCode(404);
            operator().get(PATH + "?limit=500").then().statusCode(200);
        }
    }

    @Nested
    class One {
        @Test
        void saysWhatBecameOfItsScopes() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var link = Link.to(stage.app()).with("optional_scope", "reports");
            var active = installs.activate(installs.authorize(browser, link, account));

            operator()
                    .get(PATH + "/" + active.id())
                    .then()
                    .statusCode(200)
                    .body("installationId", equalTo(active.id()))
                    .body("status", equalTo("ACTIVE"))
                    .body("scopes", contains("base", "contacts.read"))
                    .body("scopesGranted", contains("base", "contacts.read"))
                    .body("scopesDeclined", contains("reports"))
                    .body("scopesUnavailable", empty())
                    .body("grants.userId", contains(browser.userId()))
                    .body("lastUsedAt", nullValue());
        }

        @Test
        void hasATimeline() {
            var active = installs.active();
            String path = PATH + "/" + active.id() + "/timeline";

            var newest = operator()
                    .queryParam("limit", 1)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(newest.getList("results.type")).isEqualTo(List.of("dev.grantway.install.completed.v1"));
            operator()
                    .queryParam("cursor", newest.getString("next"))
                    .get(path)
                    .then()
                    .body("results.type", contains("dev.grantway.install.authorized.v1"))
                    .body("results[0].scopesAfter", hasItem("base"))
                    .body("results[0]", not(hasKey("reason")))
                    .body("next", nullValue());
            operator()
                    .queryParam("cursor", newest.getString("next"))
                    .get(PATH + "/" + installs.active().id() + "/timeline")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", contains("cursor"));
        }

        @Test
        void hasNoTimelineForAStranger() {
            var active = installs.active();
            String path = PATH + "/" + active.id() + "/timeline";

            assertThat(stage.signIn(memberOf(active.accountId()))
                            .request()
                            .get(path)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(stage.signIn(Stage.account()).request().get(path).statusCode())
                    .isEqualTo(404);
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.grants.read"))
                    .get(path)
                    .then()
                    .statusCode(403);
            operator().get(PATH + "/ins_none/timeline").then().statusCode(404);
        }
    }

    private RequestSpecification page(int accountId, @Nullable String cursor) {
        var request = list(accountId).queryParam("limit", 300);
        return cursor == null ? request : request.queryParam("cursor", cursor);
    }

    private RequestSpecification list(int accountId) {
        return operator().queryParam("accountId", accountId);
    }

    private RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"));
    }

    private static AccountAccess memberOf(int accountId) {
        return new AccountAccess(
                accountId, "Theirs", null, "STANDARD", null, List.of("pro"), "member", Stage.MEMBER, false, true);
    }
}
