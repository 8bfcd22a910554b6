package dev.grantway.webhook.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The context attributes of an event. CloudEvents 1.0.2, section 3. Its own are texts; numbers of ours are Integers, but for the
 * event's number, which may be larger than those can be and is a text.
 */
final class Attributes {
    private static final String JSON = "application/json";

    private Attributes() {}

    /** All but the data; {@code subject} only where the event is about one object. */
    static SequencedMap<String, Object> of(DeliveryBatch batch, Delivery delivery) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("specversion", "1.0");
        attributes.put("id", delivery.id());
        attributes.put("source", "/accounts/" + batch.accountId());
        attributes.put("type", delivery.eventType());
        attributes.put("time", delivery.occurredAt().toString());
        subject(delivery.fields()).ifPresent(subject -> attributes.put("subject", subject));
        attributes.put("datacontenttype", JSON);
        attributes.put("appid", batch.appId());
        attributes.put("accountid", batch.accountId());
        attributes.put("subscriptionid", delivery.subscriptionId());
        attributes.put("eventid", Long.toString(delivery.eventId()));
        attributes.put("attemptnumber", batch.attempt());
        return attributes;
    }

    /** Such as {@code contact/512}. */
    private static Optional<String> subject(JsonNode fields) {
        var id = text(fields, "objectId");
        var type = text(fields, "objectType").or(() -> text(fields, "objectTypeId"));
        return id.map(of -> type.map(each -> each + "/" + of).orElse(of));
    }

    private static Optional<String> text(JsonNode fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(value -> value.isTextual() || value.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(value -> !value.isEmpty());
    }

    /** As headers. CloudEvents HTTP binding 1.0.2, section 3.1.3. */
    static void putHeaders(SequencedMap<String, Object> attributes, Map<String, String> headers) {
        attributes.forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                headers.put("Content-Type", value.toString());
            } else {
                headers.put("ce-" + name, HeaderText.encoded(value.toString()));
            }
        });
    }
}
