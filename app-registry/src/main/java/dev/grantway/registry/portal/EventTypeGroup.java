package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.catalogue.EventTypeDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Event types about one kind of thing, as the form of a new subscription offers them. */
record EventTypeGroup(String name, List<Choice> eventTypes) {
    /**
     * One event type.
     *
     * @param available whether the app has the scope that it needs
     */
    record Choice(EventTypeDescription type, boolean available) {}

    static List<EventTypeGroup> of(List<EventTypeDescription> catalogue, AppScopes scopes) {
        var groups = new LinkedHashMap<String, List<Choice>>();
        for (var type : catalogue) {
            groups.computeIfAbsent(type.name().replaceFirst("\\..*", ""), _ -> new ArrayList<>())
                    .add(new Choice(type, ScopeKind.in(scopes, type.scope()) != ScopeKind.NONE));
        }
        return groups.entrySet().stream()
                .map(group -> new EventTypeGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
