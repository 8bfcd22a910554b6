package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.RefreshTokenReused;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of rotation: at both doors, for apps with a secret and without. */
@QuarkusTest
class RotationTest {
    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final ObjectMapper json;
    private final TopicReader topics;

    RotationTest(
            TestInstalls installs,
            TestRefreshes refreshes,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    /** Where an app asks, and whether it keeps a secret. */
    record Place(String door, boolean confidential) {
        /** Just before the time of a predecessor is over. */
        String inTime() {
            return confidential ? "29 days 23 hours" : "45 seconds";
        }

        String late() {
            return confidential ? "30 days 1 second" : "61 seconds";
        }

        void dead(Response answer) {
            boolean hubSpots = door.startsWith("/oauth/");
            answer.then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_grant"))
                    .body("status", hubSpots ? equalTo("BAD_REFRESH_TOKEN") : nullValue())
                    .body("refresh_token", nullValue());
        }
    }

    static Stream<Place> places() {
        return Stream.of("/oauth2/token", "/oauth/v1/token", "/oauth/2026-09/token")
                .flatMap(door -> Stream.of(new Place(door, true), new Place(door, false)));
    }

    /** An installed app, with the tokens that it was given first. */
    private final class Holder {
        final Place place;
        final TestConsent consent;
        final String accessToken;
        final String first;

        Holder(Place place) {
            this.place = place;
            this.consent = consentOf(place);
            var tokens = installs.install(consent);
            accessToken = tokens.path("access_token");
            first = tokens.path("refresh_token");
        }

        Response show(String token) {
            return show(token, Map.of());
        }

        Response show(String token, Map<String, String> more) {
            var request = installs.refreshOf(consent.app(), token);
            request.putAll(more);
            return TestInstalls.post(place.door(), request);
        }

        String trade(String token) {
            var answer = show(token);
            answer.then().statusCode(200).body("hub_id", equalTo(consent.accountId()));
            return answer.path("refresh_token");
        }

        void change(String what) {
            installs.inDatabase("UPDATE app_grant SET " + what + " WHERE account_id = ?", consent.accountId());
        }

        void age(String time) {
            change("rotated_at = rotated_at - interval '" + time + "'");
        }

        long rotation() {
            return installs.number("SELECT rotation FROM app_grant WHERE account_id = ?", consent.accountId());
        }

        void assertEndedBy(Response answer) {
            place.dead(answer);
            assertThat(installs.liveGrants(consent)).isZero();
            assertThat(refreshes.isAccessActive(accessToken)).isFalse();
        }
    }

    private TestConsent consentOf(Place place) {
        var consent = TestConsent.of(installs.newApp(place.confidential(), AppTokens.ROTATING));
        return place.confidential() ? consent : consent.withChallenge(TestConsent.CHALLENGE);
    }

    @ParameterizedTest
    @MethodSource("places")
    void eachRefreshGivesASuccessor(Place place) {
        var holder = new Holder(place);

        String second = holder.trade(holder.first);
        String third = holder.trade(second);

        assertThat(Stream.of(holder.first, second, third).distinct()).hasSize(3);
        assertThat(holder.rotation()).isEqualTo(2);
        assertThat(refreshes.isAccessActive(holder.accessToken))
                .as("an access token does not die with a rotation")
                .isTrue();
        assertThat(installs.events(holder.consent)).isOne();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whoLostTheAnswerGetsTheSameSuccessor(Place place) {
        var holder = new Holder(place);
        String successor = holder.trade(holder.first);
        holder.age(place.inTime());

        assertThat(holder.trade(holder.first)).isEqualTo(successor);
        assertThat(holder.trade(holder.first)).isEqualTo(successor);

        assertThat(holder.rotation()).isOne();
        assertThat(refreshes.isRefreshActive(holder.first)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aRetryDoesNotProlongTheTime(Place place) {
        var holder = new Holder(place);
        holder.trade(holder.first);
        holder.age(place.inTime());
        holder.trade(holder.first);
        holder.age(place.inTime());

        holder.assertEndedBy(holder.show(holder.first));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatComesBackAfterItsSuccessorWasUsedEndsTheGrant(Place place) {
        var holder = new Holder(place);
        String second = holder.trade(holder.first);
        String third = holder.trade(second);
        assertThat(refreshes.isRefreshActive(holder.first)).isFalse();

        holder.assertEndedBy(holder.show(holder.first));

        place.dead(holder.show(third));
        place.dead(holder.show(second));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatComesBackTooLateEndsTheGrant(Place place) {
        var holder = new Holder(place);
        String second = holder.trade(holder.first);
        holder.age(place.late());
        assertThat(refreshes.isRefreshActive(holder.first)).isFalse();
        assertThat(refreshes.isRefreshActive(second)).isTrue();

        holder.assertEndedBy(holder.show(holder.first));
    }

    @ParameterizedTest
    @MethodSource("places")
    void thePresentOneIsGoodHoweverOldItIs(Place place) {
        var holder = new Holder(place);
        String second = holder.trade(holder.first);
        holder.age("3 years");

        assertThat(holder.trade(second)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aRowOfARestoredBackupMovesForward(Place place) {
        var holder = new Holder(place);
        String fourth = holder.trade(holder.trade(holder.trade(holder.first)));
        holder.change("rotation = 1, rotated_at = now() - interval '1 hour'");
        assertThat(refreshes.isRefreshActive(fourth)).isTrue();

        String fifth = holder.trade(fourth);

        assertThat(holder.rotation()).isEqualTo(4);
        assertThat(holder.trade(fourth)).isEqualTo(fifth);
        holder.trade(fifth);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aRefusedScopeDoesNotRotate(Place place) {
        var holder = new Holder(place);

        holder.show(holder.first, Map.of("scope", "oauth content"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        assertThat(holder.rotation()).isZero();

        holder.show(holder.first, Map.of("scope", "oauth"))
                .then()
                .statusCode(200)
                .body("scope", equalTo("oauth"));
        assertThat(holder.rotation()).isOne();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSpentOneEndsTheGrantWhateverScopeItAsksFor(Place place) {
        var holder = new Holder(place);
        holder.trade(holder.trade(holder.first));

        holder.assertEndedBy(holder.show(holder.first, Map.of("scope", "content")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSuspendedInstallationDoesNotRotate(Place place) {
        var holder = new Holder(place);
        String second = holder.trade(holder.first);
        installs.inDatabase(
                "UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?", holder.consent.accountId());

        holder.show(second).then().statusCode(403).body("error", equalTo("access_denied"));
        holder.show(holder.first).then().statusCode(403);

        assertThat(holder.rotation()).isOne();
        installs.inDatabase("UPDATE installation SET state = 'OPEN' WHERE account_id = ?", holder.consent.accountId());
        holder.trade(second);
    }

    @ParameterizedTest
    @MethodSource("places")
    void nobodyElseRotates(Place place) {
        var holder = new Holder(place);
        var another = new Holder(place);
        var request = installs.refreshOf(another.consent.app(), holder.first);

        place.dead(TestInstalls.post(place.door(), request));
        assertThat(holder.rotation()).isZero();

        holder.change("salt = decode(repeat('00', 16), 'hex')"); // as for who has the key, and not the salt
        place.dead(holder.show(holder.first));
        assertThat(holder.rotation()).isZero();
        assertThat(installs.liveGrants(holder.consent)).isOne();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aClosedInstallationOrAnAppSwitchedOffDoesNotRotate(Place place) {
        var holder = new Holder(place);
        installs.inDatabase("UPDATE installation SET state = 'CLOSED' WHERE account_id = ?", holder.consent.accountId());
        place.dead(holder.show(holder.first));
        installs.inDatabase(
                "UPDATE installation SET state = 'OPEN', generation = 2 WHERE account_id = ?",
                holder.consent.accountId());
        place.dead(holder.show(holder.first));
        installs.inDatabase("UPDATE installation SET generation = 1 WHERE account_id = ?", holder.consent.accountId());
        installs.disable(holder.consent.app());
        place.dead(holder.show(holder.first));

        assertThat(holder.rotation()).isZero();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aNewConsentIsAnsweredWithThePresentToken(Place place) {
        var holder = new Holder(place);
        String second = holder.trade(holder.first);

        assertThat(installs.install(holder.consent.again()).<String>path("refresh_token"))
                .isEqualTo(second);

        assertThat(holder.trade(second)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aRepeatedExchangeIsAnsweredWithTheSamePair(Place place) {
        var consent = consentOf(place);
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        consent.challenge().ifPresent(_ -> request.put("code_verifier", TestConsent.VERIFIER));
        String first = TestInstalls.post(place.door(), request).path("refresh_token");

        assertThat(TestInstalls.post(place.door(), request).<String>path("refresh_token"))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("places")
    void anyOfItsTokensEndsTheGrantWhenItIsGivenBack(Place place) {
        var holder = new Holder(place);
        String third = holder.trade(holder.trade(holder.first));
        var request = installs.refreshOf(holder.consent.app(), holder.first);
        request.put("token", request.remove("refresh_token"));

        TestInstalls.post("/oauth2/revoke", request).then().statusCode(200);

        place.dead(holder.show(third));
    }

    @Test
    void anAppThatStopsRotatingKeepsWhatItHas() {
        var holder = new Holder(new Place("/oauth2/token", true));
        String second = holder.trade(holder.first);
        String third = holder.trade(second);
        installs.change(holder.consent.app(), AppTokens.STABLE);

        assertThat(holder.trade(third)).isEqualTo(third);
        assertThat(holder.trade(second)).as("the predecessor, in its time").isEqualTo(third);
        holder.place.dead(holder.show(holder.first));
        holder.age("30 days 1 second");
        holder.place.dead(holder.show(second));
        assertThat(holder.trade(third)).as("what is dead ends nothing").isEqualTo(third);
        assertThat(installs.events(holder.consent)).isOne();

        holder.change("rotation = 1");
        assertThat(holder.trade(third)).as("after a restored backup").isEqualTo(third);
        assertThat(holder.rotation()).isEqualTo(2);

        installs.change(holder.consent.app(), AppTokens.ROTATING);
        assertThat(holder.trade(third)).isNotEqualTo(third);
    }

    @Test
    void aReuseIsToldOnce() throws Exception {
        var holder = new Holder(new Place("/oauth2/token", true));
        holder.trade(holder.trade(holder.first));
        holder.show(holder.first);
        holder.show(holder.first);

        var message = topics.await(
                Topic.GRANT_EVENTS,
                told -> told.value().contains(holder.consent.installationId())
                        && TopicReader.header(told, "ce_type").equals(RefreshTokenReused.TYPE));
        var told = topics.all(Topic.GRANT_EVENTS).stream()
                .filter(event -> event.key().equals(message.key()))
                .toList();

        assertThat(told)
                .extracting(event -> TopicReader.header(event, "ce_type"))
                .containsExactly(TokensIssued.TYPE, GrantRevoked.TYPE, RefreshTokenReused.TYPE);
        assertThat(told).extracting(event -> TopicReader.header(event, "ce_sequence")).containsExactly("1", "2", "3");
        var revoked = json.readValue(told.get(1).value(), GrantRevoked.class);
        var reused = json.readValue(told.get(2).value(), RefreshTokenReused.class);
        assertThat(revoked.reason()).isEqualTo("REFRESH_TOKEN_REUSED");
        assertThat(reused)
                .isEqualTo(new RefreshTokenReused(
                        message.key(), 1, 3, revoked.grantId(), 0, revoked.revokedAt()));
        var checkers = topics.await(
                Topic.TOKEN_REVOCATIONS, event -> event.key().equals("grant:" + revoked.grantId()));
        var dead = json.readValue(checkers.value(), TokensRevoked.class);
        assertThat(dead.reason()).isEqualTo("REFRESH_TOKEN_REUSED");
        assertThat(dead.issuedBefore()).isAfter(revoked.revokedAt());
    }
}
