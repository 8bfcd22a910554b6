package dev.grantway.install.neighbour;

import dev.grantway.install.settings.InstallConfig;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** This service's own access token, kept until shortly before it ends. RFC 6749, section 4.4. */
@Singleton
class OwnToken {
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final AtomicReference<@Nullable Tokens> current = new AtomicReference<>();
    private final OidcClient client;
    private final Duration timeout;
    private final Clock clock;

    OwnToken(OidcClient client, InstallConfig config, Clock clock) {
        this.client = client;
        this.timeout = config.neighbourTimeout();
        this.clock = clock;
    }

    /**
     * A token that is good for a call now.
     *
     * @throws NeighbourAway when token-service gives none
     */
    String load() {
        return Optional.ofNullable(current.get())
                .filter(this::lastsForACall)
                .orElseGet(this::fetch)
                .getAccessToken();
    }

    /** Drops the token that a neighbour refused. */
    void forget() {
        current.set(null);
    }

    private Tokens fetch() {
        try {
            Tokens fresh = client.getTokens().await().atMost(timeout);
            current.set(fresh);
            return fresh;
        } catch (RuntimeException e) { // the client throws what its transport does
            throw new NeighbourAway("token-service gave no service token", e);
        }
    }

    private boolean lastsForACall(Tokens tokens) {
        @Nullable Long expiresAt = tokens.getAccessTokenExpiresAt();
        return expiresAt == null
                || Instant.ofEpochSecond(expiresAt).isAfter(clock.instant().plus(EARLY));
    }
}
