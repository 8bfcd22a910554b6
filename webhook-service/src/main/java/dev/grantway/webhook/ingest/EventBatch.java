package dev.grantway.webhook.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.webhook.event.ProductEventParser;
import dev.grantway.webhook.ingest.IngestOutcome.Faulty;
import dev.grantway.webhook.ingest.IngestOutcome.Publishable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads events as CloudEvents 1.0 in JSON, a batch of them or one (JSON event format, sections 3 and 4): pure rules. The
 * attributes {@code id}, {@code source}, {@code type} and {@code data} have to be there, {@code time} and {@code subject}
 * may be.
 */
final class EventBatch {
    static final int MOST_EVENTS = 500;

    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final List<FieldError> errors = new ArrayList<>();
    private final ObjectMapper json;
    private final Predicate<String> isKnownType;
    private final Instant now;

    private EventBatch(ObjectMapper json, Predicate<String> isKnownType, Instant now) {
        this.json = json;
        this.isKnownType = isKnownType;
        this.now = now;
    }

    /**
     * Reads a request.
     *
     * @param isKnownType whether the platform has an event type of this name
     */
    static IngestOutcome read(byte[] body, ObjectMapper json, Predicate<String> isKnownType, Instant now) {
        try {
            return new EventBatch(json, isKnownType, now).read(json.readTree(body));
        } catch (IOException e) { // its message would quote the events
            return new Faulty(List.of(new FieldError("", "The body is not JSON.", "#")));
        }
    }

    private IngestOutcome read(JsonNode body) {
        if (body instanceof ObjectNode single) {
            return outcome(List.of(event(single, "#")));
        }
        if (!body.isArray() || body.isEmpty() || body.size() > MOST_EVENTS) {
            return new Faulty(List.of(new FieldError(
                    "", "The body is a CloudEvent, or an array of 1 to " + MOST_EVENTS + " of them.", "#")));
        }
        var events = new ArrayList<IngestedEvent>();
        for (int index = 0; index < body.size() && errors.size() < MOST_FAULTS; index++) {
            if (body.get(index) instanceof ObjectNode object) {
                events.add(event(object, "#/" + index));
            } else {
                fault("", "#/" + index, "This is no object.");
            }
        }
        return outcome(events);
    }

    private IngestOutcome outcome(List<IngestedEvent> events) {
        return errors.isEmpty() ? new Publishable(events) : new Faulty(errors);
    }

    private IngestedEvent event(ObjectNode event, String place) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("content-type", "application/json");
        if (event.has("specversion") && !event.path("specversion").asText().equals("1.0")) {
            fault("specversion", place, "specversion is 1.0.");
        }
        attribute(event, "id", place, true, headers);
        attribute(event, "source", place, true, headers);
        attribute(event, "subject", place, false, headers);
        type(event, place, headers);
        time(event, place, headers);
        var data = event.path("data") instanceof ObjectNode object ? object : json.createObjectNode();
        return new IngestedEvent(accountId(event, data, place), headers, data);
    }

    private void attribute(
            ObjectNode event, String name, String place, boolean isRequired, Map<String, String> headers) {
        var value = event.path(name);
        if (value.isMissingNode() && !isRequired) {
            return;
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > LONGEST_ATTRIBUTE || text.chars().anyMatch(Character::isISOControl)) {
            fault(name, place, name + " is a text of 1 to " + LONGEST_ATTRIBUTE + " characters.");
        }
        headers.put("ce_" + name, text);
    }

    private void type(ObjectNode event, String place, Map<String, String> headers) {
        String type = event.path("type").isTextual() ? event.path("type").textValue() : "";
        if (!isKnownType.test(type)) {
            fault(
                    "type",
                    place,
                    "The platform has no event type of this name; its types are listed in the developer portal.");
        }
        headers.put("ce_type", type);
    }

    /** An instant of the future would have what follows it in time stand before it. */
    private void time(ObjectNode event, String place, Map<String, String> headers) {
        var time = event.path("time");
        if (time.isMissingNode()) {
            headers.put("ce_time", now.toString());
            return;
        }
        try {
            var at = OffsetDateTime.parse(time.asText()).toInstant();
            if (at.isAfter(now.plus(AHEAD)) || at.isBefore(Instant.EPOCH)) {
                fault("time", place, "time is not in the future, nor before 1970.");
            }
            headers.put("ce_time", at.toString());
        } catch (DateTimeException e) {
            fault("time", place, "time is a moment as in RFC 3339, such as 2026-12-01T09:30:00Z.");
        }
    }

    private String accountId(ObjectNode event, ObjectNode data, String place) {
        if (!event.path("data").isObject()) {
            fault("data", place, "data is an object with what happened.");
            return "";
        }
        var account = data.path("accountId");
        if (!account.isIntegralNumber() || !account.canConvertToInt() || account.intValue() <= 0) {
            fault("data/accountId", place, "accountId is the number of an account, below 2^31.");
        }
        if (size(data) > ProductEventParser.MOST_BYTES) {
            fault("data", place, "data has at most " + ProductEventParser.MOST_BYTES + " bytes.");
        }
        return account.asText();
    }

    private int size(ObjectNode data) {
        try {
            return json.writeValueAsBytes(data).length;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was read as JSON is JSON", e);
        }
    }

    private void fault(String field, String place, String message) {
        errors.add(new FieldError(field.replace('/', '.'), message, field.isEmpty() ? place : place + "/" + field));
    }
}
