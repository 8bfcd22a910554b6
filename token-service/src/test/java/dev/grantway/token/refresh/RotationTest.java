package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of rotation: at both doors, for apps with a secret and without. */
@QuarkusTest
class RotationTest {
    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final TestHolders holders;

    RotationTest(TestInstalls installs, TestRefreshes refreshes, TestHolders holders) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.holders = holders;
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void eachRefreshGivesASuccessor(TestHolders.Place place) {
        var holder = holders.at(place);

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
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void whoLostTheAnswerGetsTheSameSuccessor(TestHolders.Place place) {
        var holder = holders.at(place);
        String successor = holder.trade(holder.first);
        holder.age(place.inTime());

        assertThat(holder.trade(holder.first)).isEqualTo(successor);
        assertThat(holder.trade(holder.first)).isEqualTo(successor);

        assertThat(holder.rotation()).isOne();
        assertThat(refreshes.isRefreshActive(holder.first)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void thePresentOneIsGoodHoweverOldItIs(TestHolders.Place place) {
        var holder = holders.at(place);
        String second = holder.trade(holder.first);
        holder.age("3 years");

        assertThat(holder.trade(second)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aRowOfARestoredBackupMovesForward(TestHolders.Place place) {
        var holder = holders.at(place);
        String fourth = holder.trade(holder.trade(holder.trade(holder.first)));
        holder.change("rotation = 1, rotated_at = now() - interval '1 hour'");
        assertThat(refreshes.isRefreshActive(fourth)).isTrue();

        String fifth = holder.trade(fourth);

        assertThat(holder.rotation()).isEqualTo(4);
        assertThat(holder.trade(fourth)).isEqualTo(fifth);
        holder.trade(fifth);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aRefusedScopeDoesNotRotate(TestHolders.Place place) {
        var holder = holders.at(place);

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
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aSuspendedInstallationDoesNotRotate(TestHolders.Place place) {
        var holder = holders.at(place);
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
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void nobodyElseRotates(TestHolders.Place place) {
        var holder = holders.at(place);
        var another = holders.at(place);
        var request = installs.refreshOf(another.consent.app(), holder.first);

        place.dead(TestInstalls.post(place.door(), request));
        assertThat(holder.rotation()).isZero();

        holder.change("salt = decode(repeat('00', 16), 'hex')"); // as for who has the key, and not the salt
        place.dead(holder.show(holder.first));
        assertThat(holder.rotation()).isZero();
        assertThat(installs.liveGrants(holder.consent)).isOne();
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aClosedInstallationOrAnAppSwitchedOffDoesNotRotate(TestHolders.Place place) {
        var holder = holders.at(place);
        installs.inDatabase(
                "UPDATE installation SET state = 'CLOSED' WHERE account_id = ?", holder.consent.accountId());
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
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aNewConsentIsAnsweredWithThePresentToken(TestHolders.Place place) {
        var holder = holders.at(place);
        String second = holder.trade(holder.first);

        assertThat(installs.install(holder.consent.again()).<String>path("refresh_token"))
                .isEqualTo(second);

        assertThat(holder.trade(second)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aRepeatedExchangeIsAnsweredWithTheSamePair(TestHolders.Place place) {
        var consent = holders.consentOf(place);
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        consent.challenge().ifPresent(_ -> request.put("code_verifier", TestConsent.VERIFIER));
        String first = TestInstalls.post(place.door(), request).path("refresh_token");

        assertThat(TestInstalls.post(place.door(), request).<String>path("refresh_token"))
                .isEqualTo(first);
    }
}
