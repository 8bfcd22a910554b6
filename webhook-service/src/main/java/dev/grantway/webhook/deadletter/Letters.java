package dev.grantway.webhook.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The letters of deliveries, for whoever sends them once more. */
@Singleton
public class Letters {
    private final DeadLetterStore store;
    private final DeliveryText text;
    private final ObjectMapper json;

    Letters(DeadLetterStore store, DeliveryText text, ObjectMapper json) {
        this.store = store;
        this.text = text;
        this.json = json;
    }

    /** A letter as it is stored. */
    record Sealed(LetterPlace place, Optional<byte[]> content) {}

    /**
     * A letter to be sent once more.
     *
     * @param batch empty where what was to be sent is not kept, or its key was destroyed
     */
    public record Letter(LetterPlace place, Optional<DeliveryBatch> batch) {}

    /** How many there are to be sent once more; those that were already count only where one is named. */
    public int count(int appId, Instant from, Instant until, Optional<String> webhookId) {
        return store.count(appId, from, until, webhookId);
    }

    /** The next ones, oldest first. */
    public List<Letter> next(
            int appId, UUID replay, LetterPlace after, Instant until, Optional<String> webhookId, int limit) {
        return store.next(appId, replay, after, until, webhookId.orElse(""), limit).stream()
                .map(row -> new Letter(row.place(), row.content().flatMap(this::open)))
                .toList();
    }

    /** Keeps that a replay sent them; in the caller's transaction. */
    public void mark(UUID replay, List<LetterPlace> sent) {
        store.mark(replay, sent.stream().map(LetterPlace::id).toList());
    }

    private Optional<DeliveryBatch> open(byte[] sealed) {
        return text.open(sealed, DeadLetters.PLACE).flatMap(this::read);
    }

    private Optional<DeliveryBatch> read(String content) {
        try {
            return Optional.of(json.readValue(content, DeliveryBatch.class));
        } catch (JsonProcessingException e) { // of a record that could not be read, or of a release long gone
            return Optional.empty();
        }
    }
}
