package dev.grantway.devstack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka, keysets and key pairs for {@code @QuarkusTest}: one of each for all tests of a module.
 *
 * <p>Put {@code @QuarkusTestResource(DevStackResource.class)} on a single test class. Tests share the data, so each
 * makes its own ids.
 */
public final class DevStackResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase database;
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.forTests();
        kafka = new EmbeddedKafka(temporaryDirectory().resolve("kafka"), 0);
        KeyPair session = KeyPairs.generate();
        var directory = temporaryDirectory();
        DevKeys.writeMissing(directory);
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl("test"),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "mp.jwt.verify.publickey", KeyPairs.pem(session.getPublic()),
                "smallrye.jwt.sign.key", KeyPairs.pem(session.getPrivate()),
                "grantway.seal.directory", directory.toString(),
                "grantway.token.signing-key-file", signingKey(directory).toString());
    }

    private static Path signingKey(Path directory) {
        try {
            return Files.writeString(
                    directory.resolve("signing-key.pem"),
                    KeyPairs.pem(KeyPairs.generate().getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("grantway-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
