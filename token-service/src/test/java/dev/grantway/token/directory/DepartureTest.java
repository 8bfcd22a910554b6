package dev.grantway.token.directory;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who leaves an account takes along what apps may do as them, and nothing else. */
@QuarkusTest
class DepartureTest {
    /** People of their own, for one who is removed leaves all accounts. */
    private static final AtomicInteger USERS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000, 900_000_000));

    private final TestInstalls installs;
    private final TestDirectory directory;
    private final Departures departures;
    private final Clock clock;
    private final TopicReader topics;

    DepartureTest(
            TestInstalls installs,
            TestDirectory directory,
            Departures departures,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.directory = directory;
        this.departures = departures;
        this.clock = clock;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void endsWhatAnAppMayDoAsThePersonAndTellsOfIt() {
        var consent = asPerson();
        var tokens = installs.install(consent);
        String grantId =
                installs.text("SELECT id::text FROM app_grant WHERE installation_id = ?", consent.installationId());

        directory.tellEnd(consent, now());
        directory.awaitEnded(consent);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        refresh(consent, tokens).then().statusCode(400);
        var told = topics.await(
                Topic.GRANT_EVENTS,
                message -> message.key().equals(consent.installationId())
                        && TopicReader.header(message, "ce_type").equals(GrantRevoked.TYPE));
        assertThat(told.value()).contains(grantId, "\"MEMBERSHIP_ENDED\"");
        var dead =
                topics.await(Topic.TOKEN_REVOCATIONS, message -> message.key().equals("grant:" + grantId));
        assertThat(dead.value()).contains("\"MEMBERSHIP_ENDED\"");
    }

    @Test
    void leavesWhatWasGivenForTheAccountAndWhatIsOfOthers() {
        var consent = asPerson();
        var ofOther = consent.byUser(USERS.incrementAndGet());
        var elsewhere = asPerson().byUser(consent.userId());
        var forAccount =
                TestConsent.of(installs.newApp(true)).byUser(consent.userId()).inAccount(consent.accountId());
        installs.install(consent);
        installs.install(ofOther);
        installs.install(elsewhere);
        var tokens = installs.install(forAccount);

        directory.tellEnd(consent, now());
        directory.awaitEnded(consent);

        assertThat(directory.live(ofOther)).isOne();
        assertThat(directory.live(elsewhere)).isOne();
        assertThat(directory.live(forAccount)).isOne();
        refresh(forAccount, tokens).then().statusCode(200);
    }

    @Test
    void leavesWhatALaterMembershipGave() {
        var before = asPerson().at(now().minus(Duration.ofHours(2)));
        var after = TestConsent.of(installs.newApp(true))
                .byUser(before.userId())
                .inAccount(before.accountId())
                .asPerson();
        installs.install(before);
        installs.install(after);

        directory.tellEnd(before, now().minus(Duration.ofHours(1)));
        directory.awaitEnded(before);

        assertThat(directory.live(after)).isOne();
    }

    @Test
    void leavesWhatWasConsentedToAgainInALaterMembership() {
        var consent = asPerson().at(now().minus(Duration.ofHours(2)));
        installs.install(consent);
        var tokens = installs.install(consent.again().at(now()));

        departures.leave(TestDirectory.end(consent, now().minus(Duration.ofHours(1))));

        assertThat(directory.live(consent)).isOne();
        refresh(consent, tokens).then().statusCode(200);
    }

    @Test
    void makesACodeWorthless() {
        var consent = asPerson();
        String code = installs.code(consent);

        departures.leave(TestDirectory.end(consent, now()));

        exchange(consent, code).then().statusCode(400);
        assertThat(directory.live(consent)).isZero();
    }

    @Test
    void makesACodeWorthlessThatCameLaterOfAConsentOfBefore() {
        var consent = asPerson().at(now().minus(Duration.ofMinutes(1)));

        departures.leave(TestDirectory.end(consent, now()));

        exchange(consent, installs.code(consent)).then().statusCode(400);
        assertThat(directory.live(consent)).isZero();
    }

    @Test
    void leavesACodeForTheAccount() {
        var consent = TestConsent.of(installs.app()).byUser(USERS.incrementAndGet());
        String code = installs.code(consent);

        departures.leave(TestDirectory.end(consent, now()));

        exchange(consent, code).then().statusCode(200);
    }

    @Test
    void ofAPersonWhoIsGoneForGoodIsInAllAccounts() {
        var one = asPerson();
        var other = asPerson().byUser(one.userId());
        var coming = asPerson().byUser(one.userId()).at(now().minus(Duration.ofMinutes(1)));
        String code = installs.code(other);
        installs.install(one);

        directory.tellRemoval(one.userId(), now());
        directory.awaitEnded(one);

        exchange(other, code).then().statusCode(400);
        exchange(coming, installs.code(coming)).then().statusCode(400);
    }

    @Test
    void toldAgainChangesNothing() {
        var consent = asPerson();
        installs.install(consent);
        departures.leave(TestDirectory.end(consent, now()));
        long told = installs.events(consent);

        var at = now();
        departures.leave(TestDirectory.end(consent, at));
        departures.remove(new UserRemoved(consent.userId(), at.toEpochMilli(), at));

        assertThat(installs.events(consent)).isEqualTo(told).isEqualTo(2);
    }

    @Test
    void isForgottenWhenNoCodeOfBeforeCanBeLeft() {
        var gone = asPerson();
        departures.leave(TestDirectory.end(gone, now()));
        installs.inDatabase(
                "UPDATE membership_end SET marked_at = marked_at - interval '2 hours' WHERE user_id = ?",
                gone.userId());

        departures.leave(TestDirectory.end(asPerson(), now()));

        assertThat(installs.number("SELECT count(*) FROM membership_end WHERE user_id = ?", gone.userId()))
                .isZero();
    }

    @Test
    void ofAnAccountThatIsErasedForgetsWhoConsented() {
        var consent = TestConsent.of(installs.app());
        var kept = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");
        installs.install(kept);
        var waiting = installs.code(consent.byUser(4));

        directory.tellClosure(kept.accountId(), false, now());
        directory.tellClosure(consent.accountId(), true, now());
        directory.awaitErased(consent.accountId());

        assertThat(directory.isErased(kept.accountId())).isFalse();
        var info = get("/oauth/v1/access-tokens/{token}", token);
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.asString()).doesNotContain("globex");
        exchange(consent, waiting).then().statusCode(200);
        assertThat(directory.isErased(consent.accountId())).isTrue();
    }

    private Instant now() {
        return clock.instant();
    }

    private TestConsent asPerson() {
        return TestConsent.of(installs.app()).byUser(USERS.incrementAndGet()).asPerson();
    }

    private Response exchange(TestConsent consent, String code) {
        return TestInstalls.post("/oauth2/token", installs.exchangeOf(consent.app(), code));
    }

    private Response refresh(TestConsent consent, Response tokens) {
        return TestInstalls.post("/oauth2/token", installs.refreshOf(consent.app(), tokens.path("refresh_token")));
    }
}
