package dev.grantway.token.apicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.token.route.ApiPath;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of calls that Kafka does not take. */
@QuarkusTest
class ApiCallPublisherTest {
    private static final int TOO_MANY = 500;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final UnrecordedCalls unrecorded = new UnrecordedCalls(metrics);
    private final ObjectMapper json;

    ApiCallPublisherTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void dropsAndCountsThemWhileKafkaIsAway() throws Exception {
        var publisher = publisher("localhost:" + deadPort());
        publisher.start(new StartupEvent());
        try {
            note(publisher, ApiCallPublisher.LONGEST_QUEUE + TOO_MANY);

            // the thread may have taken a few off the queue by then
            assertThat(unrecorded("buffer_full")).isBetween(TOO_MANY - 50.0, (double) TOO_MANY);
            await().atMost(Duration.ofSeconds(60)).until(() -> unrecorded("not_taken") > 0);
        } finally {
            publisher.stop(new ShutdownEvent());
        }
    }

    @Test
    void keepsABoundedNumberWhenNobodyKnowsKafkasAddress() throws Exception {
        var publisher = publisher("kafka.invalid:9092");
        publisher.start(new StartupEvent());
        try {
            note(publisher, ApiCallPublisher.LONGEST_QUEUE + TOO_MANY);

            assertThat(unrecorded("buffer_full")).isEqualTo(TOO_MANY);
        } finally {
            publisher.stop(new ShutdownEvent());
        }
    }

    @Test
    void countsThoseBeyondTheBoundOfAnApp() {
        var calls = new ApiCalls(new TestApiCallsConfig(100, 5), publisher("localhost:1"), unrecorded, fixed());
        for (int i = 0; i < 12; i++) {
            calls.note(call(CallResult.NO_ROUTE));
        }

        assertThat(unrecorded("over_limit")).isEqualTo(7);
        calls.note(call(CallResult.PASSED));
        calls.note(call(CallResult.PASSED));
        assertThat(unrecorded("over_limit")).as("a sample leaves out nothing").isEqualTo(7);
    }

    private void note(ApiCallPublisher publisher, int times) {
        var calls = new ApiCalls(new TestApiCallsConfig(1, 5), publisher, unrecorded, fixed());
        for (int i = 0; i < times; i++) {
            calls.note(call(CallResult.PASSED));
        }
    }

    private static ApiCall call(CallResult result) {
        var of = new CallOf(300001, 200001, Optional.of("ins_x"));
        return new ApiCall(of, "GET", ApiPath.read("/a").orElseThrow(), List.of(), result, 200);
    }

    private static Clock fixed() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    private ApiCallPublisher publisher(String kafka) {
        return new ApiCallPublisher(Map.of("bootstrap.servers", kafka), "token-service", json, unrecorded);
    }

    private double unrecorded(String reason) {
        return metrics.get("grantway_api_calls_unrecorded_total")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
