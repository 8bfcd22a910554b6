package dev.grantway.registry.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which scopes of an app its calls needed, and what the Scopes tab says of it. */
@QuarkusTest
class ScopeCallsTest {
    private static final String READ = "crm.objects.contacts.read";
    private static final String DEALS = "crm.objects.deals.read";

    private final TestDevelopers developers;
    private final TestTopics topics;
    private final ScopeCalls calls;
    private final UsageStore usage;
    private final InstallRetention retention;
    private final DataSource database;
    private final Clock clock;
    private Instant now;
    private TestDeveloper owner;
    private int appId;
    private String installation;

    ScopeCallsTest(
            TestDevelopers developers,
            TestTopics topics,
            ScopeCalls calls,
            UsageStore usage,
            InstallRetention retention,
            DataSource database,
            Clock clock) {
        this.developers = developers;
        this.topics = topics;
        this.calls = calls;
        this.usage = usage;
        this.retention = retention;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void createApp() throws SQLException {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        installation = "ins_" + UUID.randomUUID();
        countSince(daysAgo(31));
    }

    @AfterEach
    void countSinceNow() throws SQLException {
        countSince(now);
    }

    @Test
    void addTotalsUpByDayHoweverOftenAndInWhateverOrderTheyCome() {
        install(installation, daysAgo(40));
        var hour = daysAgo(3).truncatedTo(ChronoUnit.DAYS);
        tell("a", hour, 1, Map.of(READ, 5L));
        tell("a", hour, 3, Map.of(READ, 8L, DEALS, 2L));
        tell("a", hour, 2, Map.of(READ, 7L)); // late
        tell("a", hour, 3, Map.of(READ, 8L, DEALS, 2L)); // again
        tell("b", hour, 1, Map.of(READ, 100L)); // another instance
        tell("a", hour.plus(Duration.ofHours(1)), 1, Map.of(READ, 1_000L));
        tell("a", hour.plus(Duration.ofDays(1)), 1, Map.of(READ, 10_000L));
        tell("a", daysAgo(31), 1, Map.of(READ, 100_000L)); // too long ago
        installed("ins_" + UUID.randomUUID(), hour, Map.of(READ, 1_000_000L));

        until(Map.of(READ, 1_011_108L, DEALS, 2L));
        assertThat(usage.callsByScope(appId, LocalDate.ofInstant(daysAgo(3), ZoneOffset.UTC)))
                .as("what is after that day")
                .isEqualTo(Map.of(READ, 10_000L));
    }

    @Test
    void areThoseOfOneBatchAsThoseOfMany() {
        install(installation, daysAgo(40));
        var totals = List.of(
                totals(installation, "a", now, 1, Map.of(READ, 5L)),
                totals(installation, "a", now, 3, Map.of(READ, 9L)),
                totals(installation, "a", now, 2, Map.of(READ, 7L, DEALS, 1L)));

        usage.tell(totals);
        usage.tell(totals);
        usage.tell(List.of());

        until(Map.of(READ, 9L));
    }

    /** What is told of an hour after it was told less is the truth: an instance counts its own, and only more. */
    @Test
    void goDownWithATotalThatLacksAScope() {
        install(installation, daysAgo(40));
        usage.tell(List.of(totals(installation, "a", now, 1, Map.of(READ, 5L, DEALS, 1L))));

        usage.tell(List.of(totals(installation, "a", now, 2, Map.of(READ, 5L))));

        until(Map.of(READ, 5L, DEALS, 0L));
    }

    @Test
    void areTakenBackWithAnErasedAccountAndCountOnceWhenTheyComeAgain() {
        install(installation, daysAgo(40));
        String erased = "ins_" + UUID.randomUUID();
        installed(erased, now, Map.of(READ, 7L, DEALS, 1L));
        tell("a", now, 1, Map.of(READ, 2L));
        until(Map.of(READ, 9L, DEALS, 1L));

        topics.bury(Topic.INSTALLATIONS, erased);

        until(Map.of(READ, 2L, DEALS, 0L));
        usage.tell(List.of(totals(erased, "a", now, 1, Map.of(READ, 7L))));
        usage.tell(List.of(totals(erased, "a", now, 1, Map.of(READ, 7L))));
        until(Map.of(READ, 9L, DEALS, 0L));
    }

    @Test
    void areKeptForThirtyFiveDays() throws SQLException {
        usage.tell(List.of(
                totals(installation, "a", daysAgo(34), 1, Map.of(READ, 1L)),
                totals(installation, "a", daysAgo(37), 1, Map.of(DEALS, 1L))));

        retention.sweep();

        assertThat(usage.callsByScope(appId, LocalDate.ofInstant(daysAgo(50), ZoneOffset.UTC)))
                .isEqualTo(Map.of(READ, 1L));
    }

    @Test
    void areNotSpokenOfBeforeTheAppWasInstalledForThirtyDays() {
        install(installation, daysAgo(29));
        tell("a", now, 1, Map.of(READ, 3L));
        owner.choose(appId, Map.of("scope." + READ, "optional", "scope." + DEALS, "optional"));
        await().until(() -> !usage.callsByScope(appId, LocalDate.EPOCH).isEmpty());

        assertThat(calls.find(appId)).isEmpty();
        tab().then().body(not(containsString(" in 30 days")));

        install("ins_" + UUID.randomUUID(), daysAgo(31));

        until(Map.of(READ, 3L));
        tab().then().body(containsString("3 calls in 30 days"), containsString("Not used in 30 days"));
    }

    @Test
    void areNotSpokenOfBeforeTheyWereCountedForThirtyDays() throws SQLException {
        install(installation, daysAgo(31));
        await().until(() -> calls.find(appId).isPresent());

        countSince(daysAgo(29));

        assertThat(calls.find(appId)).isEmpty();
    }

    @Test
    void tellWhichScopesCouldGoAndWhatThatMeans() {
        owner.choose(
                appId, Map.of("scope." + READ, "required", "scope." + DEALS, "optional", "scope.content", "optional"));
        install(installation, daysAgo(31));
        await().until(() -> calls.find(appId).isPresent());

        assertThat(hint(READ))
                .isEqualTo("Not used in 30 days: consider taking it away, which makes a new consent version.");
        assertThat(hint(DEALS)).isEqualTo("Not used in 30 days: consider taking it away, which needs no new consent.");
        assertThat(hint("content")).as("which no call of the product can need").isEmpty();
        assertThat(hint("oauth")).as("which stays").isEmpty();
        assertThat(hint("crm.objects.contacts.write"))
                .as("which the app does not have")
                .isEmpty();

        owner.post(
                "/developer/apps/" + appId + "/webhooks/subscriptions",
                Map.of("eventType", "contact.creation", "active", "true"));
        tell("a", now, 1, Map.of(DEALS, 1L));
        await().untilAsserted(() -> assertThat(hint(DEALS)).isEqualTo("1 call in 30 days"));
        assertThat(hint(READ)).isEqualTo("No calls in 30 days; an active subscription needs it.");
    }

    /** What the tab says below the description of a scope; empty when nothing. */
    private String hint(String scope) {
        String page = tab().asString();
        String row = page.substring(page.indexOf("<code>" + scope + "</code>"));
        String before = row.substring(0, row.indexOf("<label for=\"purpose-" + scope + "\">"));
        var hints = before.split("<span class=\"hint\">", -1);
        return hints.length < 3 ? "" : hints[2].substring(0, hints[2].indexOf("</span>"));
    }

    private io.restassured.response.Response tab() {
        return owner.get("/developer/apps/" + appId + "/scopes");
    }

    private void until(Map<String, Long> expected) {
        await().untilAsserted(() -> assertThat(calls.find(appId)).contains(expected));
    }

    private void installed(String id, Instant hour, Map<String, Long> byScope) {
        install(id, daysAgo(40));
        topics.tell(totals(id, "a", hour, 1, byScope), now);
    }

    private void tell(String instance, Instant hour, long sequence, Map<String, Long> byScope) {
        topics.tell(totals(installation, instance, hour, sequence, byScope), now);
    }

    private UsageTotals totals(String id, String instance, Instant at, long sequence, Map<String, Long> byScope) {
        var scopes = byScope.entrySet().stream()
                .map(entry -> new UsageTotals.ScopeCalls(entry.getKey(), entry.getValue()))
                .toList();
        var hour = at.truncatedTo(ChronoUnit.HOURS);
        return new UsageTotals(id, sequence, appId, 1, hour, "token", instance, 1, 0, scopes, null, null, now, now);
    }

    private void install(String id, Instant since) {
        topics.tell(
                new InstallationSnapshot(
                        id,
                        1,
                        1,
                        InstallationStatus.ACTIVE,
                        new EventApp(appId, "client", "1.0.0"),
                        EventAccount.own(owner.accountId(), "STANDARD"),
                        List.of("oauth"),
                        since,
                        now),
                now);
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private void countSince(Instant time) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE scope_use_start SET began_at = ?")) {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
