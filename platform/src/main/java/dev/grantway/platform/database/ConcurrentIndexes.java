package dev.grantway.platform.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Lets migrations build indexes beside the writers. */
@Singleton
class ConcurrentIndexes implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration flyway) {
        // CONCURRENTLY waits until every older transaction is over; one that holds Flyway's lock would never be
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        flyway.callbacks(new CutOffIndexStore());
    }
}
