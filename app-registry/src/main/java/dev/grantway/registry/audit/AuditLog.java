package dev.grantway.registry.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads what was done in developer accounts, newest first. */
@Singleton
public class AuditLog {
    /** The most that one export has. */
    public static final int MOST_EXPORTED = 100_000;

    private static final int EXPORTED_AT_ONCE = 500;

    private final AuditStore store;

    AuditLog(AuditStore store) {
        this.store = store;
    }

    /**
     * Some of the entries.
     *
     * @param next what to go on before; empty at the end
     */
    public record Page(List<AuditEntry> entries, OptionalLong next) {}

    /**
     * The newest that the query asks for.
     *
     * @param limit at least 1
     */
    @Transactional
    public Page find(AuditQuery query, int limit) {
        var found = new ArrayList<>(store.find(query, limit + 1));
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), OptionalLong.empty());
        }
        found.removeLast();
        return new Page(List.copyOf(found), OptionalLong.of(found.getLast().id()));
    }

    /** Hands over all of them, in pages, up to {@link #MOST_EXPORTED}; no transaction stays open between two pages. */
    public void export(AuditQuery query, Consumer<List<AuditEntry>> to) {
        var page = find(query, EXPORTED_AT_ONCE);
        to.accept(page.entries());
        for (int handed = page.entries().size();
                page.next().isPresent() && handed < MOST_EXPORTED;
                handed += page.entries().size()) {
            page = find(query.before(page.next().getAsLong()), EXPORTED_AT_ONCE);
            to.accept(page.entries());
        }
    }
}
