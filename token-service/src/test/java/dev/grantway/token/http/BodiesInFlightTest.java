package dev.grantway.token.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies of those who have proven nothing yet, many at once. */
@QuarkusTest
@TestProfile(BodiesInFlightTest.Small.class)
class BodiesInFlightTest {
    private static final int PART = 40_000;

    private final List<RawConnection> open = new ArrayList<>();

    /** Room for three of an address, which stay for a while. */
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "grantway.token.http.bodies-at-once", "2M",
                    "grantway.token.http.body-timeout", "30s");
        }
    }

    @Test
    void beyondTheirBoundAreAnswered503AndTakeNothing() throws IOException {
        for (int i = 0; i < 6; i++) {
            hold();
        }
        await().until(() -> held() <= 3);

        assertThat(open)
                .filteredOn(RawConnection::isClosed)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(refused -> assertThat(refused.heard())
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("retry-after: 1")
                        .containsIgnoringCase("connection: close")
                        .contains("\"error\":\"temporarily_unavailable\""));
        assertThat(held()).as("those whose place it is keep it").isPositive();
        close();
        await().ignoreExceptions().until(() -> statusOfOneMore() == 400);
    }

    private long held() {
        return open.stream().filter(connection -> !connection.isClosed()).count();
    }

    @Test
    void giveTheirRoomBackWithTheirAnswer() {
        for (int i = 0; i < 20; i++) {
            assertThat(statusOfOneMore()).isEqualTo(400);
        }
    }

    @Test
    void mayBeSixteenMegabytesUnlessItIsSetOtherwise() {
        var defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .build()
                .getConfigMapping(HttpConfig.class);

        assertThat(defaults.bodiesAtOnce().asLongValue()).isEqualTo(16 * 1024 * 1024);
        assertThatThrownBy(() -> new BodiesInFlight(atMost(64 * 1024 - 1)))
                .hasMessageContaining("grantway.token.http.bodies-at-once");
    }

    @Test
    void leaveRoomToOtherAddressesAndToShortOnes() {
        var bodies = new BodiesInFlight(atMost(2 * 1024 * 1024));
        int share = 128 * 1024;
        var greedy = bodies.of("1.1.1.1");

        assertThat(greedy.take(share + BodiesInFlight.FREE_BYTES)).isTrue();
        assertThat(greedy.take(1)).isFalse();
        assertThat(bodies.of("1.1.1.1").take(BodiesInFlight.FREE_BYTES)).isTrue();
        assertThat(bodies.of("1.1.1.1").take(BodiesInFlight.FREE_BYTES + 1)).isFalse();
        assertThat(bodies.of("2.2.2.2").take(share)).isTrue();
    }

    @Test
    void haveABoundWhateverTheirAddresses() {
        var bodies = new BodiesInFlight(atMost(2 * 1024 * 1024));
        for (int i = 0; i < 16; i++) {
            assertThat(bodies.of("1.1.1." + i).take(128 * 1024 + BodiesInFlight.FREE_BYTES))
                    .isTrue();
        }

        assertThat(bodies.of("2.2.2.2").take(BodiesInFlight.FREE_BYTES + 1)).isFalse();
        assertThat(bodies.of("2.2.2.2").take(BodiesInFlight.FREE_BYTES)).isTrue();
    }

    @Test
    void takeNothingMoreOnceTheyAreGivenBack() {
        var bodies = new BodiesInFlight(atMost(2 * 1024 * 1024));
        var body = bodies.of("1.1.1.1");
        assertThat(body.take(40_000)).isTrue();
        assertThat(bodies.isEmpty()).isFalse();

        body.giveBack();
        body.giveBack();

        assertThat(body.isOver()).isTrue();
        assertThat(body.take(40_000)).isFalse();
        assertThat(bodies.isEmpty()).isTrue();
    }

    private static HttpConfig atMost(int bytes) {
        return new HttpConfig() {
            @Override
            public Duration bodyTimeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public MemorySize bodiesAtOnce() {
                return new MemorySize(BigInteger.valueOf(bytes));
            }
        };
    }

    private static int statusOfOneMore() {
        return given().contentType("application/x-www-form-urlencoded")
                .body("x=" + "x".repeat(PART))
                .post("/oauth2/token")
                .statusCode();
    }

    /** Sends most of a body and then nothing. */
    private RawConnection hold() throws IOException {
        var connection = new RawConnection();
        open.add(connection);
        connection.say(
                "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(PART));
        return connection;
    }

    @AfterEach
    void close() throws IOException {
        for (var connection : open) {
            connection.close();
        }
    }
}
