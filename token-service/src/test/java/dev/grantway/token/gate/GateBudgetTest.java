package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GateBudgetTest {
    private static final int BURST = 200;
    private static final int BUDGET = 110;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestGate gate;
    private final TestInstalls installs;

    GateBudgetTest(TestGate gate, TestInstalls installs) {
        this.gate = gate;
        this.installs = installs;
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @Test
    void letsExactlyTheBudgetPassOfABurst() throws Exception {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String token = gate.token(consent);

        var answers = burst(token);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(BUDGET);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(BURST - BUDGET)
                .allSatisfy(GateBudgetTest::isHubSpotsRefusal);
        // another account of the same app has its own, and a search uses up none
        String elsewhere = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        assertThat(call("GET", "/crm/v3/contacts", elsewhere)).isEqualTo(200);
        assertThat(call("POST", "/crm/v3/contacts/search", token)).isEqualTo(200);
    }

    private static void isHubSpotsRefusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]|10");
        assertThat(answer.headers().firstValue("X-HubSpot-RateLimit-Remaining")).hasValue("0");
        assertThat(answer.body())
                .contains(
                        "\"errorType\":\"RATE_LIMIT\"",
                        "\"policyName\":\"TEN_SECONDLY_ROLLING\"",
                        "\"message\":\"You have reached your ten_secondly_rolling limit.\"");
    }

    private List<HttpResponse<String>> burst(String token) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/authz/crm/v3/contacts"))
                .header("Authorization", "Bearer " + token)
                .build();
        var barrier = new CyclicBarrier(BURST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < BURST; i++) {
                calls.add(() -> {
                    barrier.await();
                    return http.send(request, BodyHandlers.ofString());
                });
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static int call(String method, String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .request(method, "/authz" + path)
                .statusCode();
    }
}
