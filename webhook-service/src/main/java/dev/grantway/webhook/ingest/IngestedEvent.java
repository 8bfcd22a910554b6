package dev.grantway.webhook.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A product event as it goes to Kafka: the record key, the {@code ce_*} headers, the value.
 */
record IngestedEvent(String accountId, Map<String, String> headers, ObjectNode value) {
    IngestedEvent {
        headers = Map.copyOf(headers);
    }
}
