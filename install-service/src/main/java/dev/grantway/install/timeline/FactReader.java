package dev.grantway.install.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes from an event what the history keeps. It goes by the members that facts have in common in their JSON, so that a
 * new kind of fact is in the history without a change here, and nothing that is not named here is ever kept.
 */
@Singleton
class FactReader {
    /** The admin who approved a request did not do what the fact tells of. */
    private static final String APPROVED_BY = "approvedBy";

    private final ObjectMapper json;

    FactReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads.
     *
     * @param note what is in no event, for it is a person's own words; absent for none
     */
    Fact read(Event event, int generation, Instant at, @Nullable String note) {
        JsonNode told = json.valueToTree(event);
        return new Fact(
                event.sequence(),
                generation,
                event.type(),
                by(told),
                at,
                told.path("reason").textValue(),
                texts(told.path("before")),
                after(told),
                approvedBy(told),
                note);
    }

    private static @Nullable Integer approvedBy(JsonNode told) {
        var userId = told.path(APPROVED_BY).path("userId");
        return userId.isInt() ? userId.intValue() : null;
    }

    private static @Nullable Integer by(JsonNode told) {
        return told.properties().stream()
                .filter(member ->
                        member.getKey().endsWith("By") && !member.getKey().equals(APPROVED_BY))
                .map(member -> member.getValue().path("userId"))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .findFirst()
                .orElse(null);
    }

    private static List<String> after(JsonNode told) {
        return Optional.of(texts(told.path("after")))
                .filter(after -> !after.isEmpty())
                .orElseGet(() -> Stream.of("required", "optionalGranted")
                        .flatMap(part -> texts(told.path("scopes").path(part)).stream())
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
