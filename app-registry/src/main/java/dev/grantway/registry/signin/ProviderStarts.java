package dev.grantway.registry.signin;

import dev.grantway.registry.oidc.ProviderSignIn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limit on sign-ins that are begun and go to the provider: anyone can begin one, and each is kept for a while. */
@Singleton
class ProviderStarts {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final GuessStore store;
    private final CallerAddresses addresses;
    private final int limit;
    private final Clock clock;

    ProviderStarts(GuessStore store, CallerAddresses addresses, ProviderSignIn provider, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.limit = provider.signInsPerAddress();
        this.clock = clock;
    }

    /**
     * Counts one.
     *
     * @return how long to wait when there have been too many; empty when this one may go on
     */
    Optional<Duration> waitBefore(@Nullable List<String> forwardedFor, String connection) {
        var now = clock.instant();
        store.forgetEndedBy(now);
        String network = addresses.of(forwardedFor, connection).network();
        var count = store.count(Guesses.hash("provider\n" + network), now, now.plus(WINDOW));
        return count.guesses() > limit ? Optional.of(Duration.between(now, count.windowEndsAt())) : Optional.empty();
    }
}
