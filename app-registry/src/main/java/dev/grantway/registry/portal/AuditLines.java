package dev.grantway.registry.portal;

import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.AuditEntry;
import dev.grantway.registry.audit.AuditGroup;
import dev.grantway.registry.directory.NamedPerson;
import dev.grantway.registry.directory.Users;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the log's entries into words; people have the names that they have now, or none any more. */
@Singleton
class AuditLines {
    private final Users users;

    AuditLines(Users users) {
        this.users = users;
    }

    List<AuditLine> of(AccountChoice reader, List<AuditEntry> entries) {
        var ids = new HashSet<Integer>();
        entries.forEach(entry -> ids.addAll(peopleIn(entry)));
        var names = names(reader, ids);
        return entries.stream().map(entry -> line(reader, entry, names)).toList();
    }

    /** The name of whom the reader looks for; empty for nobody. */
    String peopleOf(AccountChoice reader, OptionalInt userId) {
        return userId.isEmpty() ? "" : person(userId.getAsInt(), names(reader, Set.of(userId.getAsInt())));
    }

    /** Who they are, in their order. */
    List<String> names(AccountChoice reader, List<Actor> actors) {
        var ids = actors.stream()
                .flatMap(actor -> actor instanceof Actor.Person(int userId) ? Stream.of(userId) : Stream.empty())
                .collect(Collectors.toSet());
        var names = names(reader, ids);
        return actors.stream().map(actor -> who(actor, names)).toList();
    }

    private Map<Integer, String> names(AccountChoice reader, Set<Integer> ids) {
        return users.named(reader.accountId(), ids).stream()
                .collect(Collectors.toMap(NamedPerson::userId, NamedPerson::name));
    }

    private static Set<Integer> peopleIn(AuditEntry entry) {
        var ids = new HashSet<Integer>();
        if (entry.actor() instanceof Actor.Person(int userId)) {
            ids.add(userId);
        }
        if (isAboutAPerson(entry)) {
            ids.add(Integer.valueOf(entry.subject().id()));
        }
        return ids;
    }

    private static boolean isAboutAPerson(AuditEntry entry) {
        return entry.action().group() == AuditGroup.TEAM
                && entry.subject().name().isEmpty()
                && entry.subject().id().matches("[0-9]{1,9}")
                && switch (entry.action()) {
                    case MEMBER_JOINED, ROLE_CHANGED, MEMBER_REMOVED -> true;
                    default -> false;
                };
    }

    private static AuditLine line(AccountChoice reader, AuditEntry entry, Map<Integer, String> names) {
        return new AuditLine(
                entry.id(),
                entry.at(),
                entry.action().title(),
                entry.action().name(),
                who(entry.actor(), names),
                entry.door().title(),
                reader.owner() ? entry.address() : "",
                isAboutAPerson(entry)
                        ? person(Integer.parseInt(entry.subject().id()), names)
                        : entry.subject().name(),
                entry.subject().appId().isPresent()
                        ? Integer.toString(entry.subject().appId().getAsInt())
                        : "",
                entry.changes());
    }

    private static String who(Actor actor, Map<Integer, String> names) {
        return switch (actor) {
            case Actor.Person(int userId) -> person(userId, names);
            case Actor.ApiKey(long keyId, String name) -> "API key “" + name + "” (" + keyId + ")";
            case Actor.Operator(String clientId) -> "Operators, by " + clientId;
            case Actor.Platform() -> "The platform";
        };
    }

    private static String person(int userId, Map<Integer, String> names) {
        return names.getOrDefault(userId, "Somebody who is gone (" + userId + ")");
    }
}
