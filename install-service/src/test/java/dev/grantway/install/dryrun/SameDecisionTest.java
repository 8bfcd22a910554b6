package dev.grantway.install.dryrun;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.decision.HindranceCode;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The dry run and the pages say the same of a thousand cases, over HTTP both: of people of all rights, in accounts of all
 * kinds and plans, under all policies, with and without an approval, for apps that are verified or not, private or not, and
 * new, there or paused.
 */
@QuarkusTest
class SameDecisionTest {
    private static final long SEED = 20_261_124;
    private static final int CASES = 1_000;
    private static final Pattern REASON = Pattern.compile("<li><bdi>([^<]*)</bdi>");
    private static final Pattern TICK = Pattern.compile("name=\"optional_scope\" value=\"([^\"]*)\"");
    private static final Pattern TECHNICAL = Pattern.compile("<li><code>([^<]*)</code></li>");

    private final Map<String, Integer> seen = new HashMap<>();
    private final Stage stage;
    private final Places places;
    private final Neighbours neighbours;

    SameDecisionTest(Stage stage, Places places, Neighbours neighbours) {
        this.stage = stage;
        this.places = places;
        this.neighbours = neighbours;
    }

    @Test
    void inAThousandCases() {
        var random = new Random(SEED);
        var scene = places.make(random);
        for (int i = 0; i < CASES; i++) {
            var app = any(scene.apps(), random);
            var account = someone(random, any(scene.accounts(), random));
            var link = someLink(random, app);
            var browser = stage.signIn(account);
            boolean approved = random.nextInt(5) == 0;
            if (approved) {
                places.approve(app, account, browser.userId(), Places.some(random));
            }
            try {
                compare(browser, account, link, approved);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + SEED + ", case " + i + ": " + account + ", " + link.text(), e);
            }
        }
        assertThat(seen)
                .as("each outcome comes often")
                .hasEntrySatisfying("INSTALLABLE", times -> assertThat(times).isGreaterThan(CASES / 50))
                .hasEntrySatisfying("HINDERED", times -> assertThat(times).isGreaterThan(CASES / 50))
                .hasEntrySatisfying("LINK_REFUSED", times -> assertThat(times).isGreaterThan(CASES / 50))
                .as("an approval lets people install who could not")
                .containsKey("approval used")
                .as("the page on an unverified publisher comes first")
                .containsKey("unverified page");
        assertThat(seen.keySet())
                .containsAll(Arrays.stream(HindranceCode.values())
                        .map(HindranceCode::name)
                        .toList());
    }

    /** Notes what both agree on. */
    private void compare(Browser browser, AccountAccess account, Link link, boolean approved) {
        var list = browser.open(link.text());
        var page = browser.choose(list, account.accountId());
        var dry = dryRun(link, account, browser.userId());
        String outcome = dry.getString("outcome");
        note(outcome);
        switch (outcome) {
            case "LINK_REFUSED" -> {
                assertThat(list.statusCode()).isEqualTo(400);
                assertThat(list.asString()).contains("Error " + dry.getString("refusal.code"));
            }
            case "HINDERED" -> compareHindered(list, page, dry);
            case "INSTALLABLE" -> {
                assertThat(list.asString()).doesNotContain(" disabled>");
                compareInstallable(browser, page, dry);
                boolean without =
                        account.superAdmin() || account.mayInstall() || dry.getBoolean("terms.alreadyInstalled");
                if (approved && !without) {
                    note("approval used");
                }
            }
            default -> throw new AssertionError(outcome);
        }
    }

    private void compareHindered(Response list, Response page, JsonPath dry) {
        assertThat(page.statusCode()).isEqualTo(403);
        List<String> codes = dry.getList("hindrances.code");
        codes.forEach(this::note);
        boolean canAsk = codes.stream().allMatch("NO_RIGHT_TO_INSTALL"::equals);
        assertThat(list.asString().contains(" disabled>")).isNotEqualTo(canAsk);
        assertThat(page.asString().contains(">Ask an admin</button>")).isEqualTo(canAsk);
        assertThat(found(REASON, page)).isEqualTo(dry.getList("hindrances.cause"));
    }

    private void compareInstallable(Browser browser, Response first, JsonPath dry) {
        boolean warned = dry.getBoolean("terms.unverifiedPage");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.asString().contains("Do you know who made")).isEqualTo(warned);
        if (warned) {
            note("unverified page");
        }
        var page =
                warned ? browser.form(first).formParam("understood", "true").post("/oauth/consent/unverified") : first;
        assertThat(found(TECHNICAL, page)).containsExactlyInAnyOrderElementsOf(dry.getList("terms.required"));
        assertThat(found(TICK, page)).containsExactlyInAnyOrderElementsOf(dry.getList("terms.optional"));
        assertThat(found(REASON, page)).isEqualTo(reasons(dry));
        assertThat(page.asString().contains("What changes")).isEqualTo(dry.getBoolean("terms.alreadyInstalled"));
        dry.<String>getList("terms.unavailable.code").forEach(this::note);
    }

    private void note(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private JsonPath dryRun(Link link, AccountAccess account, int userId) {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .queryParam("authorizeUrl", link.text())
                .queryParam("accountId", account.accountId())
                .queryParam("userId", userId)
                .get("/api/v1/install-links")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> reasons(JsonPath dry) {
        List<Map<String, String>> unavailable = dry.getList("terms.unavailable");
        return unavailable.stream()
                .map(reason -> reason.get("cause") + " " + reason.get("remedy"))
                .toList();
    }

    private static List<String> found(Pattern pattern, Response page) {
        return pattern.matcher(page.asString())
                .results()
                .map(match -> match.group(1).replace("&#39;", "'"))
                .toList();
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static AccountAccess someone(Random random, AccountAccess account) {
        var entitlements = random.nextInt(4) > 0 ? List.of("pro") : List.<String>of();
        var scopes = random.nextInt(3) == 0 ? Places.some(random) : Places.ALL;
        return Rights.in(account, entitlements, scopes, random.nextInt(5) == 0, random.nextInt(3) > 0);
    }

    private static Link someLink(Random random, AppSnapshot app) {
        var door = random.nextBoolean() ? DoorKind.HUBSPOT : DoorKind.STANDARD;
        String required = random.nextInt(12) == 0 ? "base" : "base+contacts.read";
        String pages = random.nextInt(8) == 0 ? "+pages" : "";
        var link = Link.to(door, app).with("scope", required + (random.nextBoolean() ? "+contacts.write" : "") + pages);
        return switch (random.nextInt(4)) {
            case 0 -> link;
            case 1 -> link.with("optional_scope", "pages");
            case 2 -> link.with("optional_scope", "reports+base");
            default -> link.with("optional_scope", "pages+reports");
        };
    }
}
