package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.contracts.events.PlatformSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code platform.yaml} as it is written: lists may be left out. */
record PlatformFile(
        PlatformSnapshot.Brand brand,
        List<Scope> scopes,
        @Nullable List<PlatformSnapshot.Entitlement> entitlements,
        @Nullable List<Role> roles,
        @Nullable List<EventType> eventTypes,
        @Nullable List<ApiRoute> apiRoutes,
        @Nullable String apiRoutesDefault) {
    record Scope(
            String name,
            String title,
            String description,
            String group,
            String verb,
            boolean sensitive,
            @Nullable List<String> entitlements) {
        private PlatformSnapshot.Scope published() {
            return new PlatformSnapshot.Scope(name, title, description, group, verb, sensitive, orNone(entitlements));
        }
    }

    record Role(
            String name,
            String title,
            boolean allScopes,
            @Nullable List<String> scopes,
            boolean installsApps) {
        private PlatformSnapshot.Role published() {
            return new PlatformSnapshot.Role(name, title, allScopes, orNone(scopes), installsApps);
        }
    }

    /**
     * An event type; what a known one leaves out is as it is known.
     *
     * @param schema of an event as an app receives it, for a type of the product's own
     * @param example the fields of the schema in such an event
     */
    record EventType(
            String name,
            @Nullable String title,
            @Nullable String scope,
            @Nullable List<String> fields,
            @Nullable String description,
            @Nullable ObjectNode schema,
            @Nullable ObjectNode example) {
        private PlatformSnapshot.EventType published() {
            var known = KnownEventTypes.find(name);
            return new PlatformSnapshot.EventType(
                    name,
                    orKnown(title, known.map(KnownEventType::title)),
                    orKnown(scope, known.map(KnownEventType::scope)),
                    orKnown(fields, known.map(KnownEventType::fields)));
        }

        private EventTypeDescription described() {
            var offered = published();
            return KnownEventTypes.find(name)
                    .map(known -> EventTypeDescription.of(
                            known, offered, orKnown(description, Optional.of(known.description()))))
                    .orElseGet(() -> ownDescribed(offered));
        }

        private EventTypeDescription ownDescribed(PlatformSnapshot.EventType offered) {
            String meaning = Objects.requireNonNullElse(description, "");
            var own = schema == null ? EventTypeSchemas.own(offered.fields()) : schema;
            var whole = EventTypeSchemas.whole(name, offered.title(), meaning, own);
            String shown = "";
            if (example != null) {
                var event = EventTypeSchemas.example(name, example);
                whole.putArray("examples").add(event);
                shown = EventTypeSchemas.text(event);
            }
            return new EventTypeDescription(
                    name,
                    offered.title(),
                    meaning,
                    offered.scope(),
                    offered.fields(),
                    EventTypeSchemas.text(whole),
                    shown);
        }

        /** The schema of the file demands of any other type to say it. */
        private static <T> T orKnown(@Nullable T said, Optional<T> known) {
            return Optional.ofNullable(said).or(() -> known).orElseThrow();
        }
    }

    record ApiRoute(
            List<String> methods,
            String path,
            @Nullable List<String> scopes,
            @Nullable Boolean budget) {
        private PlatformSnapshot.ApiRoute published() {
            return new PlatformSnapshot.ApiRoute(methods, path, orNone(scopes), budget == null || budget);
        }
    }

    PlatformSnapshot published(long sequence, Instant changedAt) {
        return new PlatformSnapshot(
                sequence,
                brand,
                scopes.stream().map(Scope::published).toList(),
                orNone(entitlements),
                orNone(roles).stream().map(Role::published).toList(),
                writtenEventTypes().stream().map(EventType::published).toList(),
                apiRoutes == null
                        ? null
                        : apiRoutes.stream().map(ApiRoute::published).toList(),
                apiRoutesDefault,
                changedAt);
    }

    /** The event types as developers read of them. */
    List<EventTypeDescription> described() {
        return writtenEventTypes().stream().map(EventType::described).toList();
    }

    /** The event types as they are written. */
    List<EventType> writtenEventTypes() {
        return orNone(eventTypes);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
