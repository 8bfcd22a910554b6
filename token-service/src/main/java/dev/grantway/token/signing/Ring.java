package dev.grantway.token.signing;

import dev.grantway.token.signing.SigningKey.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All keys, in the order in which they sign; what each is worth follows from the time alone. */
public final class Ring {
    private static final Comparator<SigningKey> ORDER = Comparator.comparing(SigningKey::activeFrom)
            .thenComparing(SigningKey::createdAt)
            .thenComparing(SigningKey::kid);

    private final List<SigningKey> keys;
    private final Map<String, Instant> retirements;
    private final RingTimes times;

    Ring(List<SigningKey> keys, RingTimes times) {
        this.keys = keys.stream().sorted(ORDER).toList();
        this.retirements = retirements(this.keys);
        this.times = times;
    }

    public List<SigningKey> keys() {
        return keys;
    }

    public Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /**
     * The key that signs. A replacement that is active a moment later by this pod's clock signs at once, when there is no
     * other; empty only for a ring without keys.
     */
    public Optional<SigningKey> signerAt(Instant now) {
        var candidates = keys.stream()
                .filter(key -> key.sealedPrivate().isPresent() && !key.isRemoved() && !isRetiredAt(key, now))
                .toList();
        return candidates.stream()
                .filter(key -> !key.activeFrom().isAfter(now))
                .reduce((_, later) -> later)
                .or(() -> candidates.stream().findFirst());
    }

    public State stateAt(SigningKey key, Instant now) {
        if (goneAt(key).filter(at -> !at.isAfter(now)).isPresent()) {
            return State.GONE;
        }
        if (signerAt(now).filter(key::equals).isPresent()) {
            return State.SIGNING;
        }
        return key.activeFrom().isAfter(now) ? State.PUBLISHED : State.VERIFYING;
    }

    /** When the next key takes over; empty while none is made. */
    public Optional<Instant> retiresAt(SigningKey key) {
        return Optional.ofNullable(retirements.get(key.kid()));
    }

    /** When it leaves the key set: what it signed last is over by then. Empty while that is not known. */
    public Optional<Instant> goneAt(SigningKey key) {
        return key.removedAt().or(() -> retiresAt(key).map(at -> at.plus(times.keptFor())));
    }

    /** Whether the next key must be made, to be known everywhere when its time comes. */
    boolean isDueAt(Instant now) {
        var untilMade = times.rotateEvery().minus(times.publishAhead());
        return keys.stream()
                .filter(key -> !key.isRemoved())
                .reduce((_, later) -> later)
                .map(newest -> !newest.activeFrom().plus(untilMade).isAfter(now))
                .orElse(true);
    }

    /** Whether a key is published that does not sign yet. */
    boolean hasNextAt(Instant now) {
        return keys.stream().anyMatch(key -> stateAt(key, now) == State.PUBLISHED);
    }

    /** Those that are published. */
    List<SigningKey> presentAt(Instant now) {
        return keys.stream().filter(key -> stateAt(key, now) != State.GONE).toList();
    }

    private boolean isRetiredAt(SigningKey key, Instant now) {
        return retiresAt(key).filter(at -> !at.isAfter(now)).isPresent();
    }

    /** By key id: each key ends with the next one that signs. */
    private static Map<String, Instant> retirements(List<SigningKey> ordered) {
        var found = new HashMap<String, Instant>();
        var last = Optional.<Instant>empty();
        for (var key : ordered.reversed()) {
            last.ifPresent(at -> found.put(key.kid(), at));
            last = key.neverSigned() ? last : Optional.of(key.activeFrom());
        }
        return Map.copyOf(found);
    }
}
