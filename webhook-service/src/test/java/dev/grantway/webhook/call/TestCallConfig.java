package dev.grantway.webhook.call;

import java.time.Duration;

/** Fast enough for tests. */
public record TestCallConfig(Duration timeout) implements CallConfig {
    @Override
    public Duration addressTtl() {
        return Duration.ofMillis(1);
    }

    @Override
    public int connectionsPerEndpoint() {
        return 4;
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String userAgent() {
        return "Test/1";
    }
}
