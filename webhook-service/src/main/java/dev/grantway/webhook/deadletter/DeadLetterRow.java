package dev.grantway.webhook.deadletter;

import dev.grantway.webhook.outgoing.DeadLetter;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A letter as it is stored: of a delivery, or of a record that could not be read. Its id is the same when it is read again. */
final class DeadLetterRow {
    private final DeadLetter letter;
    private final Instant givenUpAt;

    private DeadLetterRow(DeadLetter letter, Instant givenUpAt) {
        this.letter = letter;
        this.givenUpAt = givenUpAt;
    }

    /**
     * Reads a letter.
     *
     * @param producedAt counts where it does not say when it was given up
     * @throws IllegalArgumentException for one that says nothing
     */
    static DeadLetterRow of(@Nullable DeadLetter letter, Instant producedAt) {
        if (letter == null || (letter.delivery() == null && letter.origin() == null)) {
            throw new IllegalArgumentException("a dead letter tells of a delivery or of a record");
        }
        return new DeadLetterRow(letter, known(letter.givenUpAt(), producedAt));
    }

    /** Others may have written it, and left that out. */
    private static Instant known(@Nullable Instant read, Instant otherwise) {
        return Objects.requireNonNullElse(read, otherwise);
    }

    String id() {
        var delivery = letter.delivery();
        return delivery == null ? origin() : delivery.webhookId() + "@" + givenUpAt.toEpochMilli();
    }

    Instant givenUpAt() {
        return givenUpAt;
    }

    DeadLetter.@Nullable State delivery() {
        return letter.delivery();
    }

    /** Topic, partition and offset; empty for a delivery. */
    String origin() {
        var origin = letter.origin();
        return origin == null ? "" : origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    }

    String reason() {
        return word(letter.reason());
    }

    String detail() {
        return word(letter.detail());
    }

    List<String> eventTypes() {
        var delivery = letter.delivery();
        return delivery == null ? List.of() : delivery.eventTypes();
    }

    byte @Nullable [] sealedContent() {
        var content = letter.sealedContent();
        return content == null ? null : Base64.getDecoder().decode(content);
    }

    private static String word(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
