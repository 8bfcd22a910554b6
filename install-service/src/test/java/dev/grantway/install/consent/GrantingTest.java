package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a decision. */
@QuarkusTest
class GrantingTest {
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Neighbours neighbours;
    private final InstallationView installations;
    private final String kafka;

    GrantingTest(
            Stage stage,
            Neighbours neighbours,
            InstallationView installations,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.installations = installations;
        this.kafka = kafka;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void redirectsWithACodeAndTheStateByteByByte(DoorKind door) {
        var account = Stage.account();
        var link = Link.to(door, stage.app()).with("state", "%7B%22k%22%3A%22%E2%82%AC+%2B%22%7D");

        var answer = stage.signIn(account).install(link, account);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("https://app.example/cb?code=gwc1_")
                .contains("&state=%7B%22k%22%3A%22%E2%82%AC+%2B%22%7D");
        assertThat(answer.header("Location").contains("&iss=")).isEqualTo(door == DoorKind.STANDARD);
    }

    @Test
    void tellsTokenServiceTheWholeConsentAndTheWorldThatItWasGiven() throws Exception {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var link = Link.to(app).with("optional_scope", "pages+reports");

        browser.grant(browser.toConsent(link, account), List.of("reports"));

        var request = neighbours.codeRequests.stream()
                .filter(sent -> sent.path("appId").asInt() == app.appId())
                .findFirst()
                .orElseThrow();
        assertThat(request.path("scopes").toString()).isEqualTo("[\"base\",\"contacts.read\",\"reports\"]");
        assertThat(request.path("userEmail").asText()).isEqualTo("user" + browser.userId() + "@customer.example");
        assertThat(request.path("redirectUri").asText()).isEqualTo("https://app.example/cb");
        assertThat(request.path("installationId").asText()).matches("ins_[A-Za-z0-9_-]{22}");
        assertThat(request.path("mode").asText()).isEqualTo("ACCOUNT");
        assertThat(request.path("consentedAt").isMissingNode()).isFalse();
        var installation = onlyOne(account);
        assertThat(installation.status()).isEqualTo(InstallationStatus.AUTHORIZED);
        assertThat(installation.sequence()).isEqualTo(1);
        var event = new TopicReader(kafka)
                .await(Topic.INSTALL_EVENTS, message -> message.key().equals(installation.id()));
        assertThat(TopicReader.header(event, "ce_type")).isEqualTo(InstallAuthorized.TYPE);
        assertThat(event.value())
                .contains("\"optionalGranted\":[\"reports\"]", "\"optionalDeclined\":[\"pages\"]", "\"hmac:")
                .doesNotContain("gwc1_", "xyz", "@customer.example");
    }

    @Test
    void tellsForWhomTheAppActsAndWhenThePersonWasKnownToBeAMember() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        var before = Instant.now();
        stage.changeTokens(app, new AppTokens(RefreshTokens.STABLE, null, Grants.USER, null));

        browser.install(Link.to(app), account);

        var sent = neighbours.codeRequests.getLast();
        assertThat(sent.path("mode").asText()).isEqualTo("USER");
        assertThat(Instant.parse(sent.path("consentedAt").asText())).isBetween(before, Instant.now());
    }

    @Test
    void twiceWithTheSameFormGivesTheSameCodeAndOneEvent() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);

        String first = browser.grant(page, NONE).header("Location");
        String second = browser.grant(page, NONE).header("Location");

        assertThat(first).contains("code=").isEqualTo(second);
        assertThat(onlyOne(account).sequence()).isEqualTo(1);
    }

    @Test
    void twiceAtTheSameMomentIsOneConsentToo() throws Exception {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);

        assertThat(atOnce(() -> browser.grant(page, NONE).header("Location"), 8))
                .doesNotContainNull()
                .containsOnly(browser.grant(page, NONE).header("Location"));
        assertThat(onlyOne(account).sequence()).isEqualTo(1);
    }

    @Test
    void byTwoPeopleAtTheSameMomentIsOneInstallation() throws Exception {
        var account = Stage.account();
        var link = Link.to(stage.app());
        var people = List.of(stage.signIn(account), stage.signIn(account));
        var pages =
                people.stream().map(person -> person.toConsent(link, account)).toList();
        var next = new AtomicInteger();

        var locations = atOnce(
                () -> {
                    int i = next.getAndIncrement();
                    return people.get(i).grant(pages.get(i), NONE).header("Location");
                },
                2);

        assertThat(locations).doesNotHaveDuplicates().allMatch(location -> location.contains("code="));
        assertThat(onlyOne(account).sequence()).isEqualTo(2);
    }

    @Test
    void takesNothingFromTheFormButTheTicks() {
        var account = Stage.account();
        var other = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account, other);
        var page = browser.toConsent(Link.to(app).with("optional_scope", "reports"), account);

        var answer = browser.form(page)
                .formParam("optional_scope", "reports", "pages", "contacts.write", "nonsense")
                .formParam("account", other.accountId())
                .formParam("accountId", other.accountId())
                .formParam("scope", "everything")
                .formParam("redirect_uri", "https://evil.test")
                .formParam("client_id", "other")
                .formParam("decision", "grant")
                .post("/oauth/consent");

        assertThat(answer.header("Location")).startsWith("https://app.example/cb?code=");
        var sent = neighbours.codeRequests.getLast();
        assertThat(sent.path("scopes").toString()).isEqualTo("[\"base\",\"contacts.read\",\"reports\"]");
        assertThat(sent.path("accountId").asInt()).isEqualTo(account.accountId());
    }

    @Test
    void waitsWhileTokenServiceIsAwayAndGoesOnWithTheSameForm() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        neighbours.tokenServiceAway.set(true);
        try {
            assertThat(browser.grant(page, NONE).statusCode()).isEqualTo(503);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        assertThat(browser.grant(page, NONE).header("Location")).contains("code=");
    }

    @Test
    void cancellingTellsTheAppAndGivesNothing() {
        var account = Stage.account();
        var browser = stage.signIn(account);

        var answer = browser.cancel(browser.toConsent(Link.to(stage.app()), account));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("https://app.example/cb?error=access_denied&")
                .endsWith("&state=xyz");
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    private Installation onlyOne(AccountAccess account) {
        var all = installations.ofAccount(account.accountId());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<String> atOnce(Callable<String> action, int times) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, action)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
