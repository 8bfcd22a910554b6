package dev.grantway.registry.notices;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a notice, fit to be put into a sentence. Strangers chose the names among them: no character of theirs
 * may end a line, begin a header, or turn the sentence around.
 */
final class NoticeParameters {
    private static final int LONGEST_NAME = 120;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** A page of this site and of no other. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?&=+:,;@!$'()*-]{0,2000}");

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private final Map<String, String> parameters;

    NoticeParameters(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The name in one line. */
    Optional<String> name(String key) {
        return Optional.ofNullable(parameters.get(key))
                .map(NoticeParameters::shown)
                .filter(name -> !name.isBlank());
    }

    /** A page of this site; empty for what is none. */
    Optional<String> path(String key) {
        return Optional.ofNullable(parameters.get(key)).filter(PATH.asMatchPredicate());
    }

    /** A word to be looked up; empty when it is absent. */
    String word(String key) {
        return parameters.getOrDefault(key, "");
    }

    static String shown(String name) {
        String visible = UNSEEN.matcher(name).replaceAll("").strip();
        return visible.length() > LONGEST_NAME ? visible.substring(0, LONGEST_NAME) + "…" : visible;
    }

    /** A name of any script inside a sentence: its direction stays its own. */
    static String isolated(String name) {
        return FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
    }
}
