package dev.grantway.platform.catalog;

import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.topics.Topic;
import java.util.function.Function;

/**
 * Which topic a catalog copies, and how it is looked up.
 *
 * @param topic a compacted one
 * @param type what its records are
 * @param alternateKey a second key to find snapshots by; need not be unique
 * @param listener is told of each snapshot that changed the copy
 */
public record CatalogDefinition<T extends Event>(
        Topic topic, Class<T> type, Function<T, String> alternateKey, CatalogListener<T> listener) {
    /** A catalog that is looked up by the record key alone. */
    public static <T extends Event> CatalogDefinition<T> of(Topic topic, Class<T> type) {
        return new CatalogDefinition<>(topic, type, _ -> "", _ -> {});
    }

    public CatalogDefinition<T> indexedBy(Function<T, String> key) {
        return new CatalogDefinition<>(topic, type, key, listener);
    }

    public CatalogDefinition<T> tellingEach(CatalogListener<T> told) {
        return new CatalogDefinition<>(topic, type, alternateKey, told);
    }
}
