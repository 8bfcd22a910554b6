package dev.grantway.examples.crm;

import dev.grantway.examples.crm.Change.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The contacts of all accounts, as the log left them. */
final class Contacts {
    private static final long FIRST_ID = 501;

    private final Map<Integer, ConcurrentSkipListMap<Long, Contact>> byAccount = new ConcurrentHashMap<>();
    private final ContactLog log;
    private final Clock clock;
    private long nextId = FIRST_ID;

    Contacts(ContactLog log, Clock clock) throws IOException {
        this.log = log;
        this.clock = clock;
        log.replay(this::apply);
    }

    synchronized Contact create(int accountId, Map<String, String> properties, Author by) {
        return record(accountId, nextId, true, properties, by);
    }

    /** Changes what differs; empty when this account has no such contact. */
    synchronized Optional<Contact> change(int accountId, long id, Map<String, String> wanted, Author by) {
        return find(accountId, id).map(contact -> {
            var changes = new TreeMap<>(wanted);
            changes.entrySet()
                    .removeIf(entry -> contact.property(entry.getKey()).equals(entry.getValue()));
            return changes.isEmpty() ? contact : record(accountId, id, false, changes, by);
        });
    }

    Optional<Contact> find(int accountId, long id) {
        return Optional.ofNullable(of(accountId).get(id));
    }

    /** By id, those after {@code after}. */
    List<Contact> list(int accountId, long after, int limit) {
        return of(accountId).tailMap(after, false).values().stream()
                .limit(limit)
                .toList();
    }

    /** The latest, newest first. */
    List<Contact> latest(int accountId, int limit) {
        return of(accountId).descendingMap().values().stream().limit(limit).toList();
    }

    /** First to the log, then to memory: what was answered is never forgotten. */
    private Contact record(int accountId, long id, boolean created, Map<String, String> properties, Author by) {
        var change = new Change(UUID.randomUUID().toString(), accountId, id, created, properties, by, clock.instant());
        try {
            log.append(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return apply(change);
    }

    private Contact apply(Change change) {
        nextId = Math.max(nextId, change.contactId() + 1);
        return of(change.accountId())
                .merge(
                        change.contactId(),
                        made(change),
                        (contact, _) -> contact.changed(change.properties(), change.at()));
    }

    private static Contact made(Change change) {
        return new Contact(
                change.contactId(),
                change.accountId(),
                Collections.unmodifiableMap(new TreeMap<>(change.properties())),
                change.at(),
                change.at());
    }

    private ConcurrentSkipListMap<Long, Contact> of(int accountId) {
        @Nullable ConcurrentSkipListMap<Long, Contact> known = byAccount.get(accountId);
        return known != null ? known : byAccount.computeIfAbsent(accountId, _ -> new ConcurrentSkipListMap<>());
    }
}
