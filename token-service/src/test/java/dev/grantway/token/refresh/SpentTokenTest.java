package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.RefreshTokenReused;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refresh tokens that come back when they should not: at both doors, for apps with a secret and without. */
@QuarkusTest
class SpentTokenTest {
    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final TestHolders holders;
    private final ObjectMapper json;
    private final TopicReader topics;

    SpentTokenTest(
            TestInstalls installs,
            TestRefreshes refreshes,
            TestHolders holders,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.holders = holders;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aRetryDoesNotProlongTheTime(TestHolders.Place place) {
        var holder = holders.at(place);
        holder.trade(holder.first);
        holder.age(place.inTime());
        holder.trade(holder.first);
        holder.age(place.inTime());

        holder.assertEndedBy(holder.show(holder.first));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void whatComesBackAfterItsSuccessorWasUsedEndsTheGrant(TestHolders.Place place) {
        var holder = holders.at(place);
        String second = holder.trade(holder.first);
        String third = holder.trade(second);
        assertThat(refreshes.isRefreshActive(holder.first)).isFalse();

        holder.assertEndedBy(holder.show(holder.first));

        place.dead(holder.show(third));
        place.dead(holder.show(second));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void whatComesBackTooLateEndsTheGrant(TestHolders.Place place) {
        var holder = holders.at(place);
        String second = holder.trade(holder.first);
        holder.age(place.late());
        assertThat(refreshes.isRefreshActive(holder.first)).isFalse();
        assertThat(refreshes.isRefreshActive(second)).isTrue();

        holder.assertEndedBy(holder.show(holder.first));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void aSpentOneEndsTheGrantWhateverScopeItAsksFor(TestHolders.Place place) {
        var holder = holders.at(place);
        holder.trade(holder.trade(holder.first));

        holder.assertEndedBy(holder.show(holder.first, Map.of("scope", "content")));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.token.refresh.TestHolders#places")
    void anyOfItsTokensEndsTheGrantWhenItIsGivenBack(TestHolders.Place place) {
        var holder = holders.at(place);
        String third = holder.trade(holder.trade(holder.first));
        var request = installs.refreshOf(holder.consent.app(), holder.first);
        request.put("token", request.remove("refresh_token"));

        TestInstalls.post("/oauth2/revoke", request).then().statusCode(200);

        place.dead(holder.show(third));
    }

    @Test
    void anAppThatStopsRotatingKeepsWhatItHas() {
        var holder = holders.at(new TestHolders.Place("/oauth2/token", true));
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
        var holder = holders.at(new TestHolders.Place("/oauth2/token", true));
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
        assertThat(told)
                .extracting(event -> TopicReader.header(event, "ce_sequence"))
                .containsExactly("1", "2", "3");
        var revoked = json.readValue(told.get(1).value(), GrantRevoked.class);
        var reused = json.readValue(told.get(2).value(), RefreshTokenReused.class);
        assertThat(revoked.reason()).isEqualTo("REFRESH_TOKEN_REUSED");
        assertThat(reused)
                .isEqualTo(new RefreshTokenReused(message.key(), 1, 3, revoked.grantId(), 0, revoked.revokedAt()));
        var checkers =
                topics.await(Topic.TOKEN_REVOCATIONS, event -> event.key().equals("grant:" + revoked.grantId()));
        var dead = json.readValue(checkers.value(), TokensRevoked.class);
        assertThat(dead.reason()).isEqualTo("REFRESH_TOKEN_REUSED");
        assertThat(dead.issuedBefore()).isAfter(revoked.revokedAt());
    }
}
