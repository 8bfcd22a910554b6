package dev.grantway.registry.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.directory.CloseOutcome;
import dev.grantway.registry.directory.Departures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain's way from a developer's claim to what customers are told, and back. */
@QuarkusTest
class PublisherDomainsTest {
    private static final String PAGE = "/developer/domain";

    private final PublisherDomains domains;
    private final SaidByDns dns;
    private final Apps apps;
    private final TestDevelopers developers;
    private final Departures departures;
    private final DataSource database;
    private final TopicReader topics;
    private TestDeveloper owner;
    private int appId;
    private String domain;

    PublisherDomainsTest(
            PublisherDomains domains,
            SaidByDns dns,
            Apps apps,
            TestDevelopers developers,
            Departures departures,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.domains = domains;
        this.dns = dns;
        this.apps = apps;
        this.developers = developers;
        this.departures = departures;
        this.database = database;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        domain = UUID.randomUUID() + ".example";
    }

    @Test
    void countsOnceTheRecordIsThereAndTheAppsAreTold() {
        post("", Map.of("domain", " " + domain.toUpperCase(Locale.ROOT) + " "));
        var claim = claim();
        page().then()
                .body(containsString("Not verified yet"))
                .body(containsString(">_app-publisher." + domain + "<"))
                .body(containsString(">" + claim.recordValue() + "<"));
        assertThat(apps.find(appId).orElseThrow().publisher().verified()).isFalse();

        dns.say(claim.recordName(), claim.recordValue());
        owner.post(PAGE + "/look", account()).then().statusCode(303);

        page().then().body(containsString("✓ Verified"));
        assertThat(apps.find(appId).orElseThrow().publisher().domain()).isEqualTo(domain);
        assertThat(snapshot(2)).contains("\"domain\":\"" + domain + "\",\"verified\":true");
        owner.get("/developer/apps/" + appId + "/distribution")
                .then()
                .body(containsString("<bdi>" + domain + "</bdi>"));
    }

    @Test
    void doesNotCountByTheRecordOfAnotherAccount() {
        var other = developers.owner();
        other.post(PAGE, Map.of("account", other.accountId(), "domain", domain));
        var others = domains.find(other.accountId()).orElseThrow();
        post("", Map.of("domain", domain));

        dns.say(others.recordName(), others.recordValue());
        owner.post(PAGE + "/look", account());

        assertThat(claim().isVerified()).isFalse();
        assertThat(claim().challenge()).isNotEqualTo(others.challenge());
    }

    @Test
    void isLookedForWithoutBeingAsked() {
        post("", Map.of("domain", domain));
        dns.say(claim().recordName(), claim().recordValue());

        domains.lookAtDue();

        await().atMost(Duration.ofSeconds(60)).until(() -> claim().isVerified());
    }

    @Test
    void isWithdrawnAfterDaysWithoutTheRecordAndTheOwnersAreTold() throws SQLException {
        var looksOn = developers.member(owner.accountId(), "READ_ONLY");
        verify();
        dns.forget(claim().recordName());
        age(2);
        domains.lookAtDue();
        assertThat(claim().isVerified()).as("after the first miss").isTrue();
        age(4);

        domains.lookAtDue();

        await().atMost(Duration.ofSeconds(60)).until(() -> !claim().isVerified());
        assertThat(snapshot(3)).contains("\"verified\":false");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get("/account/notices").asString().contains("Your domain is no longer verified"));
        owner.get("/account/notices")
                .then()
                .body(containsString(domain))
                .body(containsString("/developer/domain?account=" + owner.accountId()));
        looksOn.get("/account/notices").then().body(not(containsString(domain)));
    }

    @Test
    void isWithdrawnAtOnceWithAnotherClaimAndWithNone() {
        verify();
        String verified = claim().challenge();
        post("", Map.of("domain", domain));
        assertThat(claim().isVerified()).as("the same again changes nothing").isTrue();

        post("", Map.of("domain", "other-" + domain));

        assertThat(claim().challenge()).isNotEqualTo(verified);
        assertThat(snapshot(3)).contains("\"verified\":false");
        assertThat(apps.find(appId).orElseThrow().publisher().domain()).isEqualTo("acme.example");

        owner.post(PAGE + "/remove", account()).then().statusCode(303);

        assertThat(domains.find(owner.accountId())).isEmpty();
        page().then().statusCode(200).body(not(containsString("_app-publisher.")));
    }

    @Test
    void isRefusedWithTheReasonAndLookedAtOnceInTenSeconds() {
        owner.post(PAGE, Map.of("account", owner.accountId(), "domain", "https://acme.example/"))
                .then()
                .statusCode(400)
                .body(containsString("is not a domain"))
                .body(containsString("value=\"https://acme.example/\""));
        assertThat(domains.find(owner.accountId())).isEmpty();

        post("", Map.of("domain", domain));
        owner.post(PAGE + "/look", account()).then().statusCode(303);
        owner.post(PAGE + "/look", account()).then().statusCode(400).body(containsString("Wait ten seconds."));
    }

    @Test
    void isLookedAtOnceInTenSecondsThoughAnotherTakesItsPlace() {
        post("", Map.of("domain", domain));
        owner.post(PAGE + "/look", account()).then().statusCode(303);
        post("", Map.of("domain", "other-" + domain));

        owner.post(PAGE + "/look", account()).then().statusCode(400).body(containsString("Wait ten seconds."));
    }

    @Test
    void goesWithTheAccount() {
        int accountId = developers.newAccount();
        assertThat(domains.claim(accountId, domain)).isInstanceOf(ClaimOutcome.Stands.class);

        assertThat(departures.close(accountId, true)).isInstanceOf(CloseOutcome.Closed.class);

        assertThat(domains.find(accountId)).isEmpty();
        assertThat(domains.claim(accountId, domain)).isInstanceOf(ClaimOutcome.Refused.class);
        assertThat(domains.find(accountId)).isEmpty();
    }

    @Test
    void isForTheAccountsDevelopersAlone() {
        var other = developers.owner();
        other.get(PAGE + "?account=" + owner.accountId()).then().statusCode(404);
        var looksOn = developers.member(owner.accountId(), "READ_ONLY");
        looksOn.get(PAGE + "?account=" + owner.accountId())
                .then()
                .statusCode(200)
                .body(not(containsString("Save the domain")));
        for (String path : new String[] {"", "/look", "/remove"}) {
            var fields = Map.of("account", owner.accountId(), "domain", domain);
            other.post(PAGE + path, fields).then().statusCode(404);
            looksOn.post(PAGE + path, fields).then().statusCode(403);
        }
        assertThat(domains.find(owner.accountId())).isEmpty();
    }

    private void verify() {
        post("", Map.of("domain", domain));
        dns.say(claim().recordName(), claim().recordValue());
        owner.post(PAGE + "/look", account()).then().statusCode(303);
        assertThat(claim().isVerified()).isTrue();
    }

    /** As if it had been seen so many days ago, missed once more, and were due. */
    private void age(int days) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE publisher_domain SET misses = misses + 1,"
                        + " seen_at = now() - make_interval(days => ?), next_look_at = now() - interval '1 hour'"
                        + " WHERE account_id = ?")) {
            statement.setInt(1, days);
            statement.setInt(2, owner.accountId());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private DomainClaim claim() {
        return domains.find(owner.accountId()).orElseThrow();
    }

    private Response page() {
        return owner.get(PAGE + "?account=" + owner.accountId());
    }

    private Map<String, Integer> account() {
        return Map.of("account", owner.accountId());
    }

    private void post(String path, Map<String, String> fields) {
        owner.form()
                .formParam("account", owner.accountId())
                .formParams(fields)
                .post(PAGE + path)
                .then()
                .statusCode(303);
    }

    private String snapshot(long sequence) {
        return topics.awaitValue(
                Topic.APPS,
                value ->
                        value.contains("\"appId\":" + appId + ",") && value.contains("\"sequence\":" + sequence + ","));
    }
}
