package dev.grantway.token.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The keys that sign tokens which others check offline. */
@ConfigMapping(prefix = "grantway.token")
interface SigningConfig {
    /**
     * File with the first key: a P-256 private key, PKCS #8 in PEM. It is read while there is no key yet, and never
     * again; without it the first key is made here.
     */
    Optional<Path> signingKeyFile();

    /** How keys are rotated. */
    Signing signing();

    /** How keys are rotated. */
    interface Signing {
        /** What the next key signs with; the keys that are there stay what they are. */
        @WithDefault("ES256")
        SigningAlgorithm algorithm();

        /** {@code auto}: Amazon's Corretto provider where it loads and passes its self-test, the JDK otherwise. */
        @WithDefault("auto")
        Provider provider();

        /** From one key to the next; longer than {@link #publishAhead}. */
        @WithDefault("30d")
        Duration rotateEvery();

        /** How long a key is published before it signs; others may keep the key set for 15 minutes, so at least 16. */
        @WithDefault("20m")
        Duration publishAhead();

        /** By how much the clocks of pods and checkers may differ; a key stays published for so much longer. */
        @WithDefault("1m")
        Duration skew();

        /**
         * How often a pod reads the ring, a minute at most: in so much time a key that was revoked elsewhere is refused here
         * too.
         */
        @WithDefault("10s")
        Duration reloadEvery();
    }

    /** Who signs. */
    enum Provider {
        AUTO,
        JDK
    }
}
