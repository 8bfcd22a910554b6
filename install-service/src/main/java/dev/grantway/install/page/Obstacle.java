package dev.grantway.install.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a person is told on a page, for there is no way on.
 *
 * @param code the word to give to support, such as {@code REDIRECT_MISMATCH}
 * @param status the HTTP status, 400 or above
 * @param title what happened, in a few words
 * @param cause why
 * @param names what it is about, such as scopes; may be empty
 * @param remedy who can mend it, and how
 */
public record Obstacle(String code, int status, String title, String cause, List<String> names, String remedy) {
    private static final int LONGEST_NAME = 400;
    private static final int MOST_NAMES = 20;

    public Obstacle {
        names = names.stream().limit(MOST_NAMES).map(Obstacle::shown).toList();
    }

    public Obstacle(String code, int status, String title, String cause, String remedy) {
        this(code, status, title, cause, List.of(), remedy);
    }

    /** The same about more. */
    public Obstacle about(List<String> more) {
        return new Obstacle(
                code,
                status,
                title,
                cause,
                Stream.concat(names.stream(), more.stream()).toList(),
                remedy);
    }

    /** Whoever wrote the link chose these characters: none of them may turn the text around or hide in it. */
    private static String shown(String name) {
        String visible = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
        return visible.length() > LONGEST_NAME ? visible.substring(0, LONGEST_NAME) + "…" : visible;
    }
}
