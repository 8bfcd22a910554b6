package dev.grantway.platform.catalog;

/** Hears of changes. */
@FunctionalInterface
public interface CatalogListener<T> {
    /** Runs in the transaction that applies the snapshot; an exception keeps it from being applied for now. */
    void applied(T snapshot);
}
