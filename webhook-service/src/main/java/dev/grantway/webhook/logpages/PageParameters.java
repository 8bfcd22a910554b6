package dev.grantway.webhook.logpages;

import dev.grantway.webhook.search.DeliverySearch.From;
import dev.grantway.webhook.search.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which page of a list an address means. */
final class PageParameters {
    /** What is older than a place. */
    static final String BEFORE = "before";

    /** What is newer than a place. */
    static final String AFTER = "after";

    private PageParameters() {}

    /** Empty where a place cannot be read. */
    static Optional<From> from(Map<String, List<String>> parameters) {
        var before = text(parameters, BEFORE);
        if (before.isPresent()) {
            return before.flatMap(Place::parse).map(From.OlderThan::new);
        }
        var after = text(parameters, AFTER);
        return after.isPresent()
                ? after.flatMap(Place::parse).map(From.NewerThan::new)
                : Optional.of(new From.Newest());
    }

    /** A parameter; empty where it is not there, or nothing is in it. */
    static Optional<String> text(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }
}
