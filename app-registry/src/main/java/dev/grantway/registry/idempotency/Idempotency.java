package dev.grantway.registry.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets each creation happen once for a key, and keeps its answer for a day. */
@Singleton
class Idempotency {
    static final Duration KEPT = Duration.ofHours(24);

    // keeps these hashes apart from those of secrets, which are made with the same key; what is sent may hold a short
    // secret
    private static final String PURPOSE = "idempotency:";

    private final IdempotencyStore store;
    private final ClientSecrets secrets;
    private final Aead storage;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(IdempotencyStore store, ClientSecrets secrets, Keysets keysets, ObjectMapper json, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.storage = keysets.aead("app-secrets");
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs a creation unless it was run. What it makes and that it was made are one transaction, so an attempt that breaks
     * off leaves neither.
     */
    @Transactional
    <R> RepeatOutcome<R> once(Attempt attempt, Supplier<RepeatOutcome<R>> create) {
        if (!store.hold(attempt)) {
            return new RepeatOutcome.StillRunning<>();
        }
        var before = store.find(attempt, clock.instant().minus(KEPT));
        if (before.isPresent()) {
            return again(attempt, before.get());
        }
        var outcome = create.get();
        if (outcome instanceof RepeatOutcome.Made<R>(var answer)) {
            store.keep(attempt, secrets.hash(PURPOSE + attempt.digest()), seal(attempt, answer), clock.instant());
        }
        return outcome;
    }

    private <R> RepeatOutcome<R> again(Attempt attempt, IdempotencyStore.Kept kept) {
        return secrets.matches(PURPOSE + attempt.digest(), kept.verifier())
                ? new RepeatOutcome.Made<>(open(attempt, kept))
                : new RepeatOutcome.OtherContent<>();
    }

    private byte[] seal(Attempt attempt, KeptAnswer answer) {
        try {
            return Sealed.seal(storage, json.writeValueAsString(answer), PURPOSE + attempt.place());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is texts", e);
        }
    }

    private KeptAnswer open(Attempt attempt, IdempotencyStore.Kept kept) {
        String text = Sealed.open(storage, kept.sealed(), PURPOSE + attempt.place())
                .orElseThrow(() -> new IllegalStateException(
                        "a kept answer cannot be opened: is its key still in the keyset app-secrets?"));
        try {
            return json.readValue(text, KeptAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer was written by us"); // its message could quote a secret
        }
    }
}
