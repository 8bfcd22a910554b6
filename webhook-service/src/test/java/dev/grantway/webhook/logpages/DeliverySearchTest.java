package dev.grantway.webhook.logpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.log.LoggedAttempts;
import dev.grantway.webhook.log.LoggedAttempts.Draft;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search of the delivery log: the same on the page and in the API. */
@QuarkusTest
class DeliverySearchTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Fixture fixture;
    private final Developers developers;
    private final LoggedAttempts log;
    private final AgroalDataSource database;
    private int appId;

    DeliverySearchTest(Fixture fixture, Developers developers, LoggedAttempts log, AgroalDataSource database) {
        this.developers = developers;
        this.log = log;
        this.database = database;
        this.fixture = fixture;
    }

    @BeforeEach
    void appIsKnown() {
        appId = fixture.app("https://app.example/hooks").appId();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> developers.owner().get(api("")).statusCode() == 200);
    }

    @Test
    void findsByEachIdAlsoWithinABatch() {
        var batch =
                log.draft(appId).events(11L, 12L).deliveries("msg_d1", "msg_d2").objects("o-1", "o-2");
        var single = log.draft(appId).events(13L).objects("o-2").account(77);
        log.add(batch, single);

        assertThat(found("&eventId=12")).containsExactly(batch.webhookId());
        assertThat(found("&eventId=13")).containsExactly(single.webhookId());
        assertThat(found("&objectId=o-1")).containsExactly(batch.webhookId());
        assertThat(found("&objectId=o-2")).containsExactlyInAnyOrder(batch.webhookId(), single.webhookId());
        assertThat(found("&deliveryId=msg_d2")).containsExactly(batch.webhookId());
        assertThat(found("&deliveryId=" + single.webhookId())).containsExactly(single.webhookId());
        assertThat(found("&webhookId=" + batch.webhookId())).containsExactly(batch.webhookId());
        assertThat(found("&accountId=77")).containsExactly(single.webhookId());
        assertThat(found("&objectId=o-2&accountId=77&eventId=13")).containsExactly(single.webhookId());
        assertThat(found("&objectId=o-1&accountId=77")).isEmpty();
        assertThat(found("&objectId=o%27%20OR%20true")).isEmpty();
    }

    @Test
    void findsByEventTypeOutcomeAndStatus() {
        var good = log.draft(appId).types("contact.creation", "contact.deletion");
        var wrong = log.draft(appId).status(503);
        var late = log.draft(appId).failure("timeout");
        var over = log.draft(appId).status(404).gaveUp();
        log.add(good, wrong, late, over);

        assertThat(found("&eventType=contact.deletion")).containsExactly(good.webhookId());
        assertThat(found("&outcome=delivered")).containsExactly(good.webhookId());
        assertThat(found("&status=2xx")).containsExactly(good.webhookId());
        assertThat(found("&status=200")).containsExactly(good.webhookId());
        assertThat(found("&status=5xx")).containsExactly(wrong.webhookId());
        assertThat(found("&status=503")).containsExactly(wrong.webhookId());
        assertThat(found("&status=500")).isEmpty();
        assertThat(found("&status=timeout")).containsExactly(late.webhookId());
        assertThat(found("&status=dns")).isEmpty();
        assertThat(found("&outcome=failed")).hasSize(3);
        assertThat(found("&outcome=gave_up")).containsExactly(over.webhookId());
        assertThat(found("&outcome=retry&status=4xx")).isEmpty();
    }

    @Test
    void findsAnswersThatWereFinalByTheirStatus() {
        var again = log.draft(appId).status(404);
        var last = log.draft(appId).over(422, Attempt.FINAL_STATUS);
        var gone = log.draft(appId).over(410, Attempt.GONE);
        log.add(again, last, gone, log.draft(appId).status(503));

        assertThat(found("&status=4xx"))
                .containsExactlyInAnyOrder(again.webhookId(), last.webhookId(), gone.webhookId());
        assertThat(found("&status=422")).containsExactly(last.webhookId());
        assertThat(found("&status=410")).containsExactly(gone.webhookId());
        assertThat(found("&outcome=gave_up&status=4xx")).containsExactlyInAnyOrder(last.webhookId(), gone.webhookId());
    }

    @Test
    void takesNothingForAFailureThatWasCancelled() {
        var cancelled = log.draft(appId).cancelled();
        var failed = log.draft(appId).status(503);
        log.add(cancelled, failed);

        assertThat(found("&outcome=failed")).containsExactly(failed.webhookId());
        assertThat(found("&outcome=cancelled")).containsExactly(cancelled.webhookId());
    }

    @Test
    void findsWithinATime() {
        var old = log.draft(appId).at(now.minus(Duration.ofHours(30)));
        var recent = log.draft(appId).at(now.minusSeconds(60));
        log.add(old, recent);
        var yesterday = now.minus(Duration.ofHours(24)).toString();

        assertThat(found("&from=" + yesterday)).containsExactly(recent.webhookId());
        assertThat(found("&to=" + yesterday)).containsExactly(old.webhookId());
        assertThat(found("&from=" + now.minus(Duration.ofDays(3)).toString().substring(0, 10) + "&to="
                        + now.toString().substring(0, 10)))
                .containsExactly(recent.webhookId(), old.webhookId());
    }

    @Test
    void findsARareEventTypeHoweverManyDaysItTakesAndLeadsOn() {
        var drafts = IntStream.range(0, 60)
                .mapToObj(each ->
                        log.draft(appId).at(now.minus(Duration.ofHours(each))).types("deal.merge", "deal.x"))
                .toArray(Draft[]::new);
        log.add(drafts);
        log.add(log.draft(appId));

        var first = developers.owner().get(api("&eventType=deal.merge")).jsonPath();
        var second = developers
                .owner()
                .get(api("&eventType=deal.merge&before=" + first.getString("next")))
                .jsonPath();

        var seen = new ArrayList<>(first.getList("deliveries.webhookId", String.class));
        seen.addAll(second.getList("deliveries.webhookId", String.class));
        assertThat(seen)
                .containsExactly(List.of(drafts).stream().map(Draft::webhookId).toArray(String[]::new));
        assertThat(found("&eventType=deal.merge&after=" + second.getString("previous")))
                .containsExactlyElementsOf(seen.subList(0, 50));
        assertThat(found("&eventType=deal.none")).isEmpty();
    }

    @Test
    void leadsThroughAllPagesAndBack() {
        var drafts = IntStream.range(0, 120)
                .mapToObj(each -> log.draft(appId).at(now.minusSeconds(each)).status(each % 2 == 0 ? 500 : 200))
                .toArray(Draft[]::new);
        log.add(drafts);

        var seen = new ArrayList<String>();
        @Nullable String before = null;
        @Nullable String second = null;
        do {
            var page = developers
                    .owner()
                    .get(api("&outcome=failed" + (before == null ? "" : "&before=" + before)))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("deliveries.webhookId", String.class));
            second = before == null ? second : page.getString("previous");
            before = page.getString("next");
        } while (before != null);
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo(drafts[0].webhookId());
        assertThat(found("&outcome=failed&after=" + second)).containsExactlyElementsOf(seen.subList(0, 50));
    }

    @Test
    void keepsOnThePageWhatIsLookedFor() {
        log.add(IntStream.range(0, 51)
                .mapToObj(each -> log.draft(appId).at(now.minusSeconds(each)).objects("o \"1\""))
                .toArray(Draft[]::new));

        developers
                .owner()
                .urlEncodingEnabled(false)
                .accept("text/html")
                .get("/developer/apps/" + appId + "/deliveries?objectId=o+%221%22&status=2xx")
                .then()
                .statusCode(200)
                .body(containsString("value=\"o &quot;1&quot;\""))
                .body(containsString("objectId=o+%221%22&amp;status=2xx"))
                .body(containsString(">Older</a>"))
                .body(containsString("/deliveries/stream?since="));
        developers
                .owner()
                .accept("text/html")
                .get("/developer/apps/" + appId + "/deliveries?objectId=none")
                .then()
                .statusCode(200)
                .body(containsString("Nothing was found"))
                .body(containsString("Show all"));
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, x",
        "eventId, 9999999999999999999",
        "accountId, -1",
        "status, 9xx",
        "outcome, maybe",
        "from, yesterday",
        "to, 2026-13-01",
        "webhookId, %00",
        "before, 2026",
        "before, +1000000000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
        "after, x_y"
    })
    void namesTheParameterThatIsWrong(String name, String value) {
        developers
                .owner()
                .urlEncodingEnabled(false)
                .get(api("&" + name + "=" + value.replace("+", "%2B")))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(name));
    }

    @Test
    void looksBackForThirtyDaysAtMost() {
        developers
                .owner()
                .get(api("&from=2026-01-01&to=2026-02-15"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("from"));
        developers
                .owner()
                .get(api("&from=2026-01-02&to=2026-01-01T00:00"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("to"));
        developers.owner().get(api("&from=2026-01-01")).then().statusCode(200);
    }

    @Test
    void saysOnThePageWhichFieldCannotBeRead() {
        developers
                .owner()
                .accept("text/html")
                .get("/developer/apps/" + appId + "/deliveries?eventId=<b>&accountId=7")
                .then()
                .statusCode(400)
                .body(containsString("Nothing was looked for"))
                .body(containsString("eventId is the number of an event."))
                .body(containsString("aria-describedby=\"eventId-error\""))
                .body(containsString("value=\"&lt;b&gt;\""))
                .body(containsString("value=\"7\""));
    }

    /** Somebody holds the table, which stands for whatever makes a search slow. */
    @Test
    void givesASearchUpThatTakesTooLong() throws SQLException {
        try (var holder = database.getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            try {
                statement.execute("LOCK TABLE delivery_attempt IN ACCESS EXCLUSIVE MODE");
                developers
                        .owner()
                        .accept("text/html")
                        .get("/developer/apps/" + appId + "/deliveries?eventId=1")
                        .then()
                        .statusCode(200)
                        .body(containsString("took too long"));
                developers.owner().get(api("")).then().statusCode(503).body("code", equalTo("SEARCH_TOO_LONG"));
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
        developers.owner().get(api("")).then().statusCode(200);
    }

    private List<String> found(String parameters) {
        return developers
                .owner()
                .urlEncodingEnabled(false)
                .get(api(parameters))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("deliveries.webhookId", String.class);
    }

    private String api(String parameters) {
        return "/api/v1/deliveries?appId=" + appId + parameters;
    }
}
