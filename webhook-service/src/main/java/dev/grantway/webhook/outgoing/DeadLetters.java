package dev.grantway.webhook.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.TopicRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes dead letters: with the content sealed, for they live longer than what they tell of may. */
@Singleton
public class DeadLetters {
    /** Where the content of letters is sealed to. */
    public static final String PLACE = "dead-letter";

    private static final int LARGEST_CONTENT = 200_000;

    private final DeliveryText text;
    private final ObjectMapper json;
    private final Clock clock;

    DeadLetters(DeliveryText text, ObjectMapper json, Clock clock) {
        this.text = text;
        this.json = json;
        this.clock = clock;
    }

    /** The letter for a record that cannot be read. */
    public OutgoingRecord unreadable(TopicRecord unread, String reason, String detail) {
        var origin = new DeadLetter.Origin(unread.topic(), unread.partition(), unread.offset(), unread.key());
        var letter = new DeadLetter(reason, detail, clock.instant(), origin, null, sealed(unread.value()));
        return new OutgoingRecord(Topic.DEAD_LETTERS, unread.topic() + "-" + unread.partition(), letter);
    }

    /** The letter for a delivery that has no attempt left. */
    public OutgoingRecord givenUp(DeliveryBatch batch, String detail) {
        return ofDelivery(batch, "attempts_used_up", detail, DeadLetter.State.of(batch, batch.attempt() + 1));
    }

    /** The letter for a delivery that was answered so that its app wants no further attempt. */
    public OutgoingRecord refused(DeliveryBatch batch, int status) {
        String detail = "The endpoint answered " + status + ", after which its app wants no further attempt.";
        return ofDelivery(batch, "final_status", detail, DeadLetter.State.of(batch, batch.attempt() + 1));
    }

    /**
     * The letter for a delivery that is not sent because deliveries to its endpoint are turned off.
     *
     * @param made whether an attempt of now led to it: 1, or 0
     */
    public OutgoingRecord turnedOff(DeliveryBatch batch, int made) {
        return ofDelivery(
                batch,
                "turned_off",
                "Deliveries to the endpoint are turned off.",
                DeadLetter.State.of(batch, batch.attempt() + made));
    }

    /** The letter for a delivery that could not be worked on, again and again. */
    public OutgoingRecord faulty(DeliveryBatch batch, String detail) {
        return ofDelivery(batch, "fault", detail, DeadLetter.State.of(batch, batch.attempt()));
    }

    private OutgoingRecord ofDelivery(DeliveryBatch batch, String reason, String detail, DeadLetter.State state) {
        var letter = new DeadLetter(reason, detail, clock.instant(), null, state, sealed(serialise(batch)));
        return new OutgoingRecord(Topic.DEAD_LETTERS, batch.endpoint(), letter);
    }

    private @Nullable String sealed(@Nullable String content) {
        return content == null || content.length() > LARGEST_CONTENT
                ? null
                : Base64.getEncoder().encodeToString(text.seal(content, PLACE));
    }

    private String serialise(DeliveryBatch batch) {
        try {
            return json.writeValueAsString(batch);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
    }
}
