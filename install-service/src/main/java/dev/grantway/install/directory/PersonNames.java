package dev.grantway.install.directory;

import java.util.Map;
import java.util.Optional;

/**
 * What to call the people on a page of an account.
 *
 * @param known by their ids; who is missing is called by the id
 * @param readerId who reads the page
 */
public record PersonNames(Map<Integer, NamedMember> known, int readerId) {
    public PersonNames {
        known = Map.copyOf(known);
    }

    /** Their name; “you” for the reader, and the id of who is not known, or while the directory does not answer. */
    public String of(int userId) {
        if (userId == readerId) {
            return "you";
        }
        return Optional.ofNullable(
                        known.getOrDefault(userId, NamedMember.UNKNOWN).name())
                .orElseGet(() -> "user " + userId);
    }
}
