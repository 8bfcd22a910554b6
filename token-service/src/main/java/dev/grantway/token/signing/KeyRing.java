package dev.grantway.token.signing;

import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** The ring of all pods. Any pod changes it, one at a time; each change is one transaction. */
@Singleton
public class KeyRing {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private final SigningKeyStore store;
    private final SealedKeys sealed;
    private final SigningConfig config;
    private final RingTimes times;
    private final OfflineCheckers checkers;
    private final Clock clock;

    KeyRing(
            SigningKeyStore store,
            SealedKeys sealed,
            SigningConfig config,
            RingTimes times,
            OfflineCheckers checkers,
            Clock clock) {
        this.store = store;
        this.sealed = sealed;
        this.config = config;
        this.times = times;
        this.checkers = checkers;
        this.clock = clock;
    }

    /** The ring as it is now. */
    public Ring read() {
        return new Ring(store.list(), times);
    }

    /** Makes the first key, or the next one when it is due; however many pods try, one key is made. */
    @Transactional
    public void rotateWhenDue() {
        store.lock();
        var ring = read();
        var now = now();
        if (ring.keys().isEmpty()) {
            add(firstKey(), now, now); // nothing else signs, so there is nothing to wait for
        } else if (ring.isDueAt(now)) {
            addNext(ring, now);
        }
    }

    /**
     * Makes the next key before its time. It signs once it was published for long enough.
     *
     * @return false when one waits for that already
     */
    @Transactional
    public boolean rotate() {
        store.lock();
        var ring = read();
        var now = now();
        if (ring.hasNextAt(now)) {
            return false;
        }
        addNext(ring, now);
        return true;
    }

    /**
     * Removes a key that leaked. It leaves the key set and all that it signed is refused; when it was the one that
     * signs, a new key signs at once.
     *
     * @return false when there is no such key, or it was removed before
     */
    @Transactional
    public boolean revoke(String kid) {
        store.lock();
        var now = now();
        boolean signs =
                read().signerAt(now).filter(key -> key.kid().equals(kid)).isPresent();
        if (!store.remove(kid, now)) {
            return false;
        }
        checkers.tell(kid, now);
        LOG.warnf("signing key %s was revoked: tokens that it signed are refused", kid);
        if (signs) {
            add(config.signing().algorithm().generate(), now, now);
        }
        return true;
    }

    private void addNext(Ring ring, Instant now) {
        store.erasePrivateHalves(ring.keys().stream()
                .filter(key -> ring.stateAt(key, now) == SigningKey.State.GONE)
                .map(SigningKey::kid)
                .toList());
        add(config.signing().algorithm().generate(), now, now.plus(times.publishAhead()));
    }

    private void add(JWK pair, Instant createdAt, Instant activeFrom) {
        var key = sealed.seal(pair, createdAt, activeFrom);
        store.add(key);
        LOG.infof("signing key %s (%s) is published and signs from %s", key.kid(), key.algorithm(), activeFrom);
    }

    private JWK firstKey() {
        return config.signingKeyFile()
                .<JWK>map(KeyPairFile::read)
                .orElseGet(() -> config.signing().algorithm().generate());
    }

    /** As exact as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
