package dev.grantway.token.grant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which keys are still needed, to who asks and to monitoring. */
@QuarkusTest
class KeyUseTest {
    private final TestInstalls installs;
    private final KeyUseMetric metric;
    private final MeterRegistry metrics;

    KeyUseTest(TestInstalls installs, KeyUseMetric metric, MeterRegistry metrics) {
        this.installs = installs;
        this.metric = metric;
        this.metrics = metrics;
    }

    @Test
    void countsGrantsWhoseKeyIsUnknown() {
        long before = unknown();
        installWithoutAKey();

        assertThat(unknown()).isEqualTo(before + 1);
    }

    @Test
    void isAMetric() {
        installWithoutAKey();
        metric.count();

        assertThat(measured()).isEqualTo(unknown());
        assertThat(metrics.find("grantway_grants").tagKeys("key").gauges()).hasSizeGreaterThan(1);
    }

    @Test
    void isCountedByOnePodAtATime() {
        metric.count();
        long before = measured();
        installWithoutAKey();

        QuarkusTransaction.requiringNew().run(() -> {
            var _ = installs.number("SELECT count(pg_advisory_xact_lock(7236440041))");
            QuarkusTransaction.suspendingExisting().run(metric::count);
        });
        assertThat(measured()).isEqualTo(before);

        metric.count();
        assertThat(measured()).isEqualTo(before + 1);
    }

    private void installWithoutAKey() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        installs.inDatabase("UPDATE app_grant SET key_id = NULL WHERE account_id = ?", consent.accountId());
    }

    private long unknown() {
        return given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .get("/internal/grants/by-key")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("keys.find { it.keyId == null }.grants");
    }

    private long measured() {
        return (long) Objects.requireNonNull(
                        metrics.find("grantway_grants").tag("key", "unknown").gauge())
                .value();
    }
}
