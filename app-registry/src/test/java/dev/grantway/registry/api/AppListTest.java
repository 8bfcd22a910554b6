package dev.grantway.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of many apps, by API and in the portal. */
@QuarkusTest
class AppListTest {
    private static final String APPS = "/api/v1/apps";

    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;

    AppListTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Nested
    class ByApi {
        @Test
        void areCutIntoPagesByName() {
            register("delta", "Bravo", "alpha", "Echo", "charlie");

            assertThat(names(2)).containsExactly("alpha", "Bravo", "charlie", "delta", "Echo");
            assertThat(names(5)).containsExactly("alpha", "Bravo", "charlie", "delta", "Echo");
            owner.json().queryParam("limit", 5).get(APPS).then().statusCode(200).body("$", not(hasKey("next")));
        }

        @Test
        void missNoneAndRepeatNoneWhileOthersComeAndGo() {
            register("b", "d", "f");
            String next = page(2, null).getString("next");
            int second = apps.page(AppQuery.of(owner.accountId()), 2)
                    .apps()
                    .getLast()
                    .appId();

            register("a", "e");
            owner.json().delete(APPS + "/" + second).then().statusCode(204);

            assertThat(page(2, next).<String>getList("apps.name")).containsExactly("e", "f");
        }

        @Test
        void goThroughAllAccountsOfThePerson() {
            owner = developers.ownerOfTwo();
            var links = Pattern.compile("account=([0-9]+)")
                    .matcher(owner.get("/developer/apps").asString());
            var accounts = links.results()
                    .map(link -> Integer.valueOf(link.group(1)))
                    .distinct()
                    .toList();
            assertThat(accounts).hasSize(2);
            register(accounts.getFirst(), "x", "z");
            register(accounts.getLast(), "y");

            assertThat(names(1)).containsExactly("x", "y", "z");
            owner.json()
                    .queryParam("developerAccountId", accounts.getLast())
                    .get(APPS)
                    .then()
                    .body("apps.name", contains("y"));
        }

        @ParameterizedTest
        @CsvSource({
            "limit, 0",
            "limit, 101",
            "cursor, ''",
            "cursor, MQ",
            "cursor, eCB5",
            "cursor, MTIgYQBi",
            "cursor, !"
        })
        void areNotReadByWhatIsNoPlace(String parameter, String value) {
            owner.json()
                    .queryParam(parameter, value)
                    .get(APPS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", contains(parameter))
                    .body("errors[0]", not(hasKey("pointer")));
        }

        private List<String> names(int limit) {
            var names = new ArrayList<String>();
            @Nullable String next = null;
            do {
                var page = page(limit, next);
                List<String> found = page.getList("apps.name");
                assertThat(found).hasSizeLessThanOrEqualTo(limit);
                names.addAll(found);
                next = page.getString("next");
            } while (next != null);
            return names;
        }

        private JsonPath page(int limit, @Nullable String cursor) {
            return owner.json()
                    .queryParam("limit", limit)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(APPS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }
    }

    @Nested
    class InThePortal {
        @Test
        void haveFiftyToAPage() {
            register(IntStream.range(0, 51)
                    .mapToObj(number -> "App %02d".formatted(number))
                    .toArray(String[]::new));

            String first = list("").asString();
            assertThat(first).contains(">App 00<", ">App 49<", "Next page").doesNotContain(">App 50<", "First page");
            var link = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(first);
            assertThat(link.find()).isTrue();
            String second = owner.get(link.group(1).replace("&amp;", "&")).asString();
            assertThat(second).contains(">App 50<", "First page").doesNotContain(">App 49<", "Next page");
        }

        @Test
        void areFoundByAPartOfTheNameOrByAWholeId() {
            register("Contact Sync", "Deal 100%_Sync", "Other");
            var other = apps.page(AppQuery.of(owner.accountId()), 3).apps().getLast();

            list("sYNC").then().body(containsString(">Contact Sync<")).body(not(containsString(">Other<")));
            list("%_s").then().body(containsString(">Deal 100%_Sync<")).body(not(containsString(">Contact Sync<")));
            list(Integer.toString(other.appId()))
                    .then()
                    .body(containsString(">Other<"))
                    .body(not(containsString(">Contact Sync<")));
            list(other.clientId()).then().body(containsString(">Other<")).body(not(containsString(">Contact Sync<")));
            list(other.clientId().substring(1)).then().body(containsString("No app fits."));
        }

        @Test
        void sayThatNoneFitsAndTakeAnySearch() {
            register("Only one");
            var stranger = developers.owner();

            list("<b>nothing\0").then().statusCode(200).body(containsString("&lt;b&gt;nothing"));
            list("x".repeat(1000)).then().statusCode(200).body(containsString("No app fits."));
            owner.browser()
                    .queryParams(Map.of("account", owner.accountId(), "after", "nonsense"))
                    .get("/developer/apps")
                    .then()
                    .statusCode(200)
                    .body(containsString(">Only one<"));
            stranger.browser()
                    .queryParams(Map.of("account", owner.accountId(), "q", "one"))
                    .get("/developer/apps")
                    .then()
                    .statusCode(404);
            stranger.get("/developer/apps").then().body(not(containsString("type=\"search\"")));
        }

        private Response list(String text) {
            return owner.browser()
                    .queryParams(Map.of("account", owner.accountId(), "q", text))
                    .get("/developer/apps");
        }
    }

    private void register(String... names) {
        register(owner.accountId(), names);
    }

    private void register(int account, String... names) {
        for (String name : names) {
            assertThat(apps.register(account, TestApps.contactSync(name)))
                    .isInstanceOf(RegistrationOutcome.Registered.class);
        }
    }
}
