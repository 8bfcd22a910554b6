package dev.grantway.registry.catalogue;

import dev.grantway.contracts.events.PlatformSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An event type as developers read of it.
 *
 * @param meaning a sentence or two; empty when the title says it all
 * @param scope what an installation needs to hear of it
 * @param fields those it has beside the common ones
 * @param schema the JSON Schema of an event as an app receives it
 * @param example one as an app receives it; empty when the product gives none
 */
public record EventTypeDescription(
        String name, String title, String meaning, String scope, List<String> fields, String schema, String example) {
    public EventTypeDescription {
        fields = List.copyOf(fields);
    }

    /** Where its schema is served. */
    public String schemaPath() {
        return "/schemas/event-types/" + name + ".json";
    }

    /** Whether these words are somewhere in it, whatever their case. */
    public boolean mentions(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(name, title, meaning, scope), fields.stream())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** A known type, as it is while no product says otherwise. */
    static EventTypeDescription of(KnownEventType known) {
        return of(
                known,
                new PlatformSnapshot.EventType(known.name(), known.title(), known.scope(), known.fields()),
                known.description());
    }

    /** A known type as the product offers it. */
    static EventTypeDescription of(KnownEventType known, PlatformSnapshot.EventType offered, String meaning) {
        var schema =
                EventTypeSchemas.whole(known.name(), offered.title(), known.description(), EventTypeSchemas.own(known));
        schema.putArray("examples").add(known.example());
        return new EventTypeDescription(
                known.name(),
                offered.title(),
                meaning,
                offered.scope(),
                offered.fields(),
                EventTypeSchemas.text(schema),
                EventTypeSchemas.text(known.example()));
    }
}
