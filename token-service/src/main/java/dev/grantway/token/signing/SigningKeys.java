package dev.grantway.token.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.grantway.platform.database.DatabaseAway;
import jakarta.inject.Singleton;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** This pod's copy of the ring, read every few seconds. The last one stays while PostgreSQL is away. */
@Singleton
public class SigningKeys {
    /** For how long anyone may keep the published keys. */
    public static final Duration CACHED = Duration.ofMinutes(15);

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    /** Whoever makes up key ids costs no more than one query in this time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private record Copy(Ring ring, Map<String, UsableKey> usable) {}

    private final AtomicReference<Copy> copy;
    private final AtomicLong lookedAtNanos = new AtomicLong(System.nanoTime() - BETWEEN_LOOKS.toNanos());
    private final ReentrantLock reading = new ReentrantLock();
    private final KeyRing stored;
    private final SealedKeys sealed;
    private final Optional<Provider> provider;
    private final Clock clock;

    SigningKeys(KeyRing stored, SealedKeys sealed, RingTimes times, SigningConfig config, Clock clock) {
        this.stored = stored;
        this.sealed = sealed;
        this.clock = clock;
        provider = SigningProvider.choose(config.signing().provider());
        copy = new AtomicReference<>(new Copy(new Ring(List.of(), times), Map.of()));
    }

    /** The key that signs now. */
    public UsableKey signer() {
        if (!areLoaded()) {
            reload();
        }
        var present = copy.get();
        return present.ring()
                .signerAt(clock.instant())
                .flatMap(key -> Optional.ofNullable(present.usable().get(key.kid())))
                .orElseThrow(() -> new IllegalStateException("there is no signing key yet"));
    }

    /** A key whose signatures count; one that is not known may have been made a moment ago, so it is looked for. */
    public Optional<UsableKey> find(String kid) {
        if (copy.get().ring().find(kid).isEmpty()) {
            look(kid);
        }
        var present = copy.get();
        return present.ring()
                .find(kid)
                .filter(key -> present.ring().stateAt(key, clock.instant()) != SigningKey.State.GONE)
                .flatMap(key -> Optional.ofNullable(present.usable().get(key.kid())));
    }

    /** What is published now. RFC 7517, section 5. */
    public JWKSet published() {
        var present = copy.get();
        return new JWKSet(present.ring().presentAt(clock.instant()).stream()
                .<JWK>flatMap(key -> Optional.ofNullable(present.usable().get(key.kid())).stream()
                        .map(UsableKey::publicJwk))
                .toList());
    }

    /**
     * Reads the ring.
     *
     * @throws DatabaseAway when it cannot be read; the last copy stays
     */
    public void reload() {
        reading.lock();
        try {
            lookedAtNanos.set(
                    System.nanoTime()); // also when it fails: a database that is away is not asked by each caller
            var ring = stored.read();
            var known = copy.get().usable();
            var usable = new HashMap<String, UsableKey>();
            for (var key : ring.presentAt(clock.instant())) {
                usable.put(
                        key.kid(),
                        known.containsKey(key.kid())
                                ? known.get(key.kid())
                                : UsableKey.of(key, sealed.open(key), provider));
            }
            copy.set(new Copy(ring, Map.copyOf(usable)));
        } finally {
            reading.unlock();
        }
    }

    boolean areLoaded() {
        return !copy.get().usable().isEmpty();
    }

    boolean isNextDue() {
        return copy.get().ring().isDueAt(clock.instant());
    }

    private void look(String kid) {
        reading.lock();
        try {
            if (copy.get().ring().find(kid).isEmpty()
                    && System.nanoTime() - lookedAtNanos.get() >= BETWEEN_LOOKS.toNanos()) {
                reload();
            }
        } catch (DatabaseAway e) {
            LOG.debug("an unknown key could not be looked for", e);
        } finally {
            reading.unlock();
        }
    }
}
