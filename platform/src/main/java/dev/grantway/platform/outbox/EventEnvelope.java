package dev.grantway.platform.outbox;

import dev.grantway.contracts.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * What CloudEvents 1.0 in binary mode says of an event in the headers of its record.
 *
 * @param key of the record
 * @param source the service, such as {@code /token-service}
 */
public record EventEnvelope(String id, String type, String key, long sequence, Instant occurredAt, String source) {
    public void writeTo(Headers headers) {
        header(headers, "content-type", "application/json");
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", id);
        header(headers, "ce_type", type);
        header(headers, "ce_source", source);
        header(headers, "ce_subject", key);
        header(headers, "ce_time", occurredAt.toString());
        header(headers, "ce_sequence", Long.toString(sequence));
        header(headers, "ce_partitionkey", key);
        header(headers, "ce_dataschema", "/schemas/" + type.substring(Event.TYPE_PREFIX.length()) + ".json");
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
