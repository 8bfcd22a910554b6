package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** Apps whose refresh tokens rotate, installed and holding the tokens that they were given first. */
@Singleton
class TestHolders {
    private final TestInstalls installs;
    private final TestRefreshes refreshes;

    TestHolders(TestInstalls installs, TestRefreshes refreshes) {
        this.installs = installs;
        this.refreshes = refreshes;
    }

    Holder at(Place place) {
        return new Holder(place);
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
    final class Holder {
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

    TestConsent consentOf(Place place) {
        var consent = TestConsent.of(installs.newApp(place.confidential(), AppTokens.ROTATING));
        return place.confidential() ? consent : consent.withChallenge(TestConsent.CHALLENGE);
    }
}
