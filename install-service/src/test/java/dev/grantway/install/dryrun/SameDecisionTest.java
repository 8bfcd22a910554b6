package dev.grantway.install.dryrun;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dry run and the pages say the same of a thousand cases, over HTTP both. */
@QuarkusTest
class SameDecisionTest {
    private static final long SEED = 20_261_124;
    private static final int CASES = 1_000;
    private static final int PLACES = 12;
    private static final List<String> ALL = List.of("base", "contacts.read", "contacts.write", "pages", "reports");
    private static final Pattern REASON = Pattern.compile("<li><bdi>([^<]*)</bdi>");
    private static final Pattern TICK = Pattern.compile("name=\"optional_scope\" value=\"([^\"]*)\"");
    private static final Pattern TECHNICAL = Pattern.compile("<li><code>([^<]*)</code></li>");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final Neighbours neighbours;

    SameDecisionTest(Stage stage, Installs installs, Installations installations, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.neighbours = neighbours;
    }

    @Test
    void inAThousandCases() {
        var random = new Random(SEED);
        var app = stage.app();
        var places = places(app, random);
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < CASES; i++) {
            var account = someone(random, places.get(random.nextInt(PLACES)));
            var link = someLink(random, app);
            try {
                seen.merge(compare(account, link), 1, Integer::sum);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + SEED + ", case " + i + ": " + account + ", " + link.text(), e);
            }
        }
        assertThat(seen)
                .as("each outcome comes often")
                .allSatisfy((_, times) -> assertThat(times).isGreaterThan(CASES / 50));
        assertThat(seen).containsOnlyKeys("INSTALLABLE", "HINDERED", "LINK_REFUSED");
    }

    /** The outcome on which both agree. */
    private String compare(AccountAccess account, Link link) {
        var browser = stage.signIn(account);
        var list = browser.open(link.text());
        var page = browser.choose(list, account.accountId());
        var dry = dryRun(link, account, browser.userId());
        String outcome = dry.getString("outcome");
        switch (outcome) {
            case "LINK_REFUSED" -> {
                assertThat(list.statusCode()).isEqualTo(400);
                assertThat(list.asString()).contains("Error " + dry.getString("refusal.code"));
            }
            case "HINDERED" -> {
                assertThat(page.statusCode()).isEqualTo(403);
                boolean canAsk = dry.getList("hindrances.code").equals(List.of("NO_RIGHT_TO_INSTALL"));
                assertThat(list.asString().contains(" disabled>")).isNotEqualTo(canAsk);
                assertThat(page.asString().contains("Ask an admin")).isEqualTo(canAsk);
                assertThat(found(REASON, page)).isEqualTo(dry.getList("hindrances.cause"));
            }
            case "INSTALLABLE" -> {
                assertThat(list.asString()).doesNotContain(" disabled>");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(found(TECHNICAL, page)).containsExactlyInAnyOrderElementsOf(dry.getList("terms.required"));
                assertThat(found(TICK, page)).containsExactlyInAnyOrderElementsOf(dry.getList("terms.optional"));
                assertThat(found(REASON, page)).isEqualTo(reasons(dry));
                assertThat(page.asString().contains("What changes"))
                        .isEqualTo(dry.getBoolean("terms.alreadyInstalled"));
            }
            default -> throw new AssertionError(outcome);
        }
        return outcome;
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
                .map(match -> match.group(1))
                .toList();
    }

    /** Accounts where the app never was, was consented to, or is, with different scopes. */
    private List<AccountAccess> places(AppSnapshot app, Random random) {
        var places = new ArrayList<AccountAccess>();
        for (int i = 0; i < PLACES; i++) {
            var account = Stage.account();
            places.add(account);
            if (i % 3 > 0) {
                var authorized = installs.authorize(stage.signIn(account), Link.to(app), account);
                if (i % 3 > 1) {
                    complete(authorized, some(random));
                }
            }
        }
        return places;
    }

    private void complete(Installation authorized, List<String> scopes) {
        installations.complete(installs.issued(authorized, "g-" + authorized.id(), scopes, Instant.EPOCH));
    }

    private static AccountAccess someone(Random random, AccountAccess account) {
        var entitlements = random.nextBoolean() ? List.of("pro") : List.<String>of();
        var scopes = random.nextInt(3) == 0 ? some(random) : ALL;
        return Rights.in(account, entitlements, scopes, random.nextInt(5) == 0, random.nextInt(3) > 0);
    }

    private static Link someLink(Random random, AppSnapshot app) {
        var door = random.nextBoolean() ? DoorKind.HUBSPOT : DoorKind.STANDARD;
        String required = random.nextInt(12) == 0 ? "base" : "base+contacts.read";
        var link = Link.to(door, app).with("scope", required + (random.nextBoolean() ? "+contacts.write" : ""));
        return switch (random.nextInt(4)) {
            case 0 -> link;
            case 1 -> link.with("optional_scope", "pages");
            case 2 -> link.with("optional_scope", "reports+base");
            default -> link.with("optional_scope", "pages+reports");
        };
    }

    private static List<String> some(Random random) {
        return ALL.stream().filter(_ -> random.nextInt(4) > 0).toList();
    }
}
