package dev.grantway.registry.apps;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Which apps, in the order of their names.
 *
 * @param accounts the developer accounts
 * @param text a part of the name in any case, or a whole app id or client id; empty for all
 * @param after where the page before ended
 */
public record AppQuery(Set<Integer> accounts, String text, Optional<Place> after) {
    private static final int LONGEST = 200;

    public AppQuery {
        accounts = Set.copyOf(accounts);
        text = text.replace("\0", "").strip(); // what a database takes: a search is never refused
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** All of one account. */
    public static AppQuery of(int developerAccountId) {
        return new AppQuery(Set.of(developerAccountId), "", Optional.empty());
    }

    /**
     * Where a page ended, as callers carry it: nothing that they may not see.
     *
     * @param nameKey the name as names are compared
     */
    public record Place(String nameKey, int appId) {
        private static final int LONGEST_TEXT = 8_000;

        /** As it is sent. */
        public String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((appId + " " + nameKey).getBytes(StandardCharsets.UTF_8));
        }

        /** Empty for what was not made by {@link #text}. */
        public static Optional<Place> read(String text) {
            if (text.length() > LONGEST_TEXT) {
                return Optional.empty();
            }
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
                return parts.length == 2 && parts[0].matches("[0-9]{1,9}|[12][0-9]{9}") && parts[1].indexOf('\0') < 0
                        ? Optional.of(new Place(parts[1], Integer.parseInt(parts[0])))
                        : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
