package dev.grantway.registry.bootstrap;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/** Reads the first-start file when the service starts, after everything that it is checked against. */
@Singleton
class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final String KEY = "grantway.registry.bootstrap-file";
    private static final int AFTER_THE_CATALOGUE = 5000;

    private final Bootstrap bootstrap;
    private final BootstrapConfig config;

    FirstStart(Bootstrap bootstrap, BootstrapConfig config) {
        this.bootstrap = bootstrap;
        this.config = config;
    }

    void read(@Observes @Priority(AFTER_THE_CATALOGUE) StartupEvent event) {
        config.bootstrapFile().ifPresent(this::apply);
    }

    private void apply(Path path) {
        try {
            byte[] content = Files.readAllBytes(path);
            boolean applied = bootstrap.apply(BootstrapParser.parse(content), hash(content));
            LOG.infof(applied ? "%s: %s was applied" : "%s: %s was applied before", KEY, path);
        } catch (BootstrapException e) {
            throw new IllegalStateException(KEY + ": " + path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(KEY + ": " + path + " cannot be read", e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
