package dev.grantway.token.grant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.TestStores;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Which keys are still needed, to who asks and to monitoring. */
@QuarkusTest
class KeyUseTest {
    private final TestInstalls installs;
    private final KeyUseMetric metric;
    private final MeterRegistry metrics;
    private final String url;

    KeyUseTest(
            TestInstalls installs,
            KeyUseMetric metric,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.installs = installs;
        this.metric = metric;
        this.metrics = metrics;
        this.url = url;
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

    /** As with millions of grants: what reads all of them has longer than a connection waits for any other statement. */
    @Test
    void mayTakeLongerThanOtherStatements() throws Exception {
        installWithoutAKey();
        try (var impatient = impatient()) {
            var sql = TestStores.on(impatient);
            var store = new GrantStore(sql);

            var counts = whileTheTableIsLocked(store::countByKey);

            assertThat(counts).isNotEmpty();
            int waits = sql.onOneConnection(connection -> connection.getNetworkTimeout());
            assertThat(waits).as("what the connection waits for the next one").isEqualTo(1_000);
        }
    }

    private AgroalDataSource impatient() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres"))
                                .jdbcProperty("socketTimeout", "1"))));
    }

    private <T> T whileTheTableIsLocked(Callable<T> work) throws Exception {
        var locked = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var _ = threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                installs.inDatabase("LOCK TABLE app_grant IN ACCESS EXCLUSIVE MODE");
                locked.countDown();
                var _ = installs.text("SELECT pg_sleep(2)::text");
            }));
            locked.await();
            return work.call();
        }
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
