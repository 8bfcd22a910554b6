package dev.grantway.token.signing;

import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Tells them on {@code grantway.token-revocations.v1}. */
@Singleton
class OfflineCheckersByTopic implements OfflineCheckers {
    /** Until then another pod may sign with the key because it has not heard yet. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Outbox outbox;

    OfflineCheckersByTopic(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void tell(String kid, Instant removedAt) {
        outbox.append(TokensRevoked.of(TokensRevoked.subjectOfKey(kid), removedAt.plus(MARGIN), "KEY_REVOKED"));
    }
}
