package dev.grantway.webhook.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.platform.consumer.TopicRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads product events: CloudEvents in binary mode, or plain JSON with a member {@code type}. */
@Singleton
public class ProductEventParser {
    /** What a delivery can carry and a Kafka record still hold, the copy for a retry included. */
    public static final int MOST_BYTES = 262_144;

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final String MALFORMED = "malformed";

    private final ObjectMapper json;

    ProductEventParser(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableEventException when it will never be readable
     */
    public ProductEvent parse(TopicRecord record) throws UnreadableEventException {
        ObjectNode fields = object(record);
        int accountId = accountId(record, fields);
        String type = type(record, fields);
        Instant written = Instant.ofEpochMilli(record.timestampMillis());
        Optional<Instant> told = header(record, "ce_time").flatMap(ProductEventParser::instant);
        Instant occurred = occurredAt(fields).or(() -> told).orElse(written);
        if (!isOnTheWire(occurred) || !told.stream().allMatch(ProductEventParser::isOnTheWire)) {
            throw new UnreadableEventException(MALFORMED, "The event's time has no place in milliseconds.");
        }
        Instant published = told.filter(written::isBefore).orElse(written);
        fields.remove("accountId");
        fields.remove("type");
        fields.remove("occurredAt");
        return new ProductEvent(
                header(record, "ce_source").orElse(record.topic()),
                header(record, "ce_id").orElseGet(() -> record.partition() + ":" + record.offset()),
                type,
                accountId,
                text(fields, "propertyName").orElse(null),
                occurred,
                published,
                fields);
    }

    private ObjectNode object(TopicRecord record) throws UnreadableEventException {
        @Nullable String value = record.value();
        if (value == null) {
            throw new UnreadableEventException(MALFORMED, "The record has no value.");
        }
        if (value.length() > MOST_BYTES / 3 && value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new UnreadableEventException("too_large", "The event has more than " + MOST_BYTES + " bytes.");
        }
        try {
            if (json.readTree(value) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) { // its message would quote the event
            throw new UnreadableEventException(MALFORMED, "The value is not JSON.");
        }
        throw new UnreadableEventException(MALFORMED, "The value is not a JSON object.");
    }

    /** The key decides the partition that is read again for a new installation, so it has to be the account. */
    private static int accountId(TopicRecord record, ObjectNode fields) throws UnreadableEventException {
        JsonNode told = fields.path("accountId");
        if (!told.canConvertToInt() || !told.isIntegralNumber() || told.intValue() <= 0) {
            throw new UnreadableEventException(MALFORMED, "accountId is not a positive number below 2^31.");
        }
        if (!told.asText().equals(record.key())) {
            throw new UnreadableEventException(MALFORMED, "The record key is not the accountId.");
        }
        return told.intValue();
    }

    private static String type(TopicRecord record, ObjectNode fields) throws UnreadableEventException {
        return header(record, "ce_type")
                .or(() -> text(fields, "type"))
                .orElseThrow(() -> new UnreadableEventException(
                        MALFORMED, "There is neither a header ce_type nor a member type."));
    }

    private static Optional<Instant> occurredAt(ObjectNode fields) {
        JsonNode told = fields.path("occurredAt");
        return told.isIntegralNumber() && told.canConvertToLong()
                ? Optional.of(Instant.ofEpochMilli(told.longValue()))
                : text(fields, "occurredAt").flatMap(ProductEventParser::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The wire tells milliseconds in 64 bits, which end before an instant's own range does. */
    private static boolean isOnTheWire(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private static Optional<String> text(ObjectNode fields, String name) {
        return Optional.of(fields.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Optional<String> header(TopicRecord record, String name) {
        return Optional.ofNullable(record.headers().get(name)).filter(value -> !value.isBlank());
    }
}
