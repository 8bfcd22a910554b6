package dev.grantway.token.suspension;

import static io.restassured.RestAssured.given;

import dev.grantway.token.TestInstalls;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Suspends and resumes as install-service does. */
@Singleton
public class TestSuspensions {
    private final AtomicLong seconds =
            new AtomicLong(Instant.parse("2026-11-24T00:00:00Z").getEpochSecond());
    private final TestInstalls installs;

    TestSuspensions(TestInstalls installs) {
        this.installs = installs;
    }

    /** A time that is later than all given before. */
    Instant later() {
        return Instant.ofEpochSecond(seconds.incrementAndGet());
    }

    /** Suspends the first generation. */
    public Response suspend(String installationId) {
        return change(installationId, 1, true, later());
    }

    /** Resumes it. */
    public Response resume(String installationId) {
        return change(installationId, 1, false, later());
    }

    Response change(String installationId, int generation, boolean suspended, Instant askedAt) {
        return put(
                installs.serviceToken("install-service"),
                installationId,
                Map.of(
                        "generation",
                        generation,
                        "suspended",
                        suspended,
                        "askedAt",
                        askedAt.toString(),
                        "reason",
                        "BY_USER"));
    }

    static Response put(String token, String installationId, Object body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put("/internal/installations/" + installationId + "/suspension");
    }
}
