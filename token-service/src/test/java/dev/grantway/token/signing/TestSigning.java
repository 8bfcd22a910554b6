package dev.grantway.token.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings: a key every two hours, published 20 minutes ahead, and tokens of 30 minutes. */
record TestSigning(SigningAlgorithm algorithm, Optional<Path> signingKeyFile, Duration reloadEvery)
        implements SigningConfig, SigningConfig.Signing {
    static final RingTimes TIMES = new RingTimes(Duration.ofHours(2), Duration.ofMinutes(20), Duration.ofMinutes(31));

    private static final Duration RELOAD = Duration.ofSeconds(10);

    static TestSigning es256() {
        return reloadingEvery(RELOAD);
    }

    static TestSigning rs256() {
        return new TestSigning(SigningAlgorithm.RS256, Optional.empty(), RELOAD);
    }

    static TestSigning importing(Path file) {
        return new TestSigning(SigningAlgorithm.ES256, Optional.of(file), RELOAD);
    }

    static TestSigning reloadingEvery(Duration reload) {
        return new TestSigning(SigningAlgorithm.ES256, Optional.empty(), reload);
    }

    @Override
    public Signing signing() {
        return this;
    }

    @Override
    public Provider provider() {
        return Provider.JDK;
    }

    @Override
    public Duration rotateEvery() {
        return TIMES.rotateEvery();
    }

    @Override
    public Duration publishAhead() {
        return TIMES.publishAhead();
    }

    @Override
    public Duration skew() {
        return Duration.ofMinutes(1);
    }
}
