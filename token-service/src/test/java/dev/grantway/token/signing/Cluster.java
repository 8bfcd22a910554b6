package dev.grantway.token.signing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.grantway.token.MovableClock;
import dev.grantway.token.database.TestStores;
import dev.grantway.token.key.JwtSigner;
import dev.grantway.token.key.TestSigners;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pods on a schema of their own in the real database, with a clock that the test moves; a new one for each test. */
@Dependent
class Cluster implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final AgroalDataSource database;
    private final SealedKeys sealed;

    Cluster(
            TransactionManager transactions,
            TransactionSynchronizationRegistry registry,
            SealedKeys sealed,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url)
            throws SQLException, IOException {
        this.sealed = sealed;
        String schema = "ring_" + UUID.randomUUID().toString().replace("-", "");
        database = pool(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema,
                new NarayanaTransactionIntegration(transactions, registry));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var migration = Cluster.class.getResourceAsStream("/db/migration/V2026.11.23.40__signing_keys.sql")) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute(new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static AgroalDataSource pool(String url, TransactionIntegration transactions) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .transactionIntegration(transactions)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres")))));
    }

    /** A pod that has not started yet. */
    Pod pod(SigningConfig config) {
        var store = new SigningKeyStore(TestStores.on(database));
        var ring = new TransactionalRing(store, sealed, config, clock);
        var keys = new SigningKeys(ring, sealed, TestSigning.TIMES, config, clock);
        return new Pod(ring, keys, new RingSchedule(ring, keys), TestSigners.of(keys), clock);
    }

    /** A pod that has read the ring. */
    Pod startedPod(SigningConfig config) {
        var pod = pod(config);
        pod.schedule().refresh();
        return pod;
    }

    @Override
    public void close() {
        database.close();
    }

    /** One instance of the service. */
    record Pod(KeyRing ring, SigningKeys keys, RingSchedule schedule, JwtSigner signer, Clock clock) {
        String token() {
            return signer.sign(new JWTClaimsSet.Builder()
                            .subject("3")
                            .issueTime(Date.from(clock.instant()))
                            .build())
                    .value();
        }

        boolean accepts(String token) {
            return signer.verify(token).isPresent();
        }

        JWKSet published() {
            return keys.published();
        }

        String signingKid() {
            return ring.read().signerAt(clock.instant()).orElseThrow().kid();
        }
    }

    /** The events of pods on a schema of their own are nobody's; OperatorTokensTest sees the real ones. */
    private static void notTold(String kid, Instant removedAt) {}

    /** What the interceptor does for the bean. */
    private static final class TransactionalRing extends KeyRing {
        TransactionalRing(SigningKeyStore store, SealedKeys sealed, SigningConfig config, Clock clock) {
            super(store, sealed, config, TestSigning.TIMES, Cluster::notTold, clock);
        }

        @Override
        public void rotateWhenDue() {
            QuarkusTransaction.requiringNew().run(super::rotateWhenDue);
        }

        @Override
        public boolean rotate() {
            return QuarkusTransaction.requiringNew().call(super::rotate);
        }

        @Override
        public boolean revoke(String kid) {
            return QuarkusTransaction.requiringNew().call(() -> super.revoke(kid));
        }
    }
}
