package dev.grantway.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that pages can be in. */
public enum Language {
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch");

    /** The cookie with a reader's own choice. */
    public static final String COOKIE = "lang";

    /** No browser sends a longer list; what is longer was not written by one. */
    private static final int LONGEST_LIST = 1000;

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in {@code lang} and in the names of files with messages. BCP 47. */
    public String tag() {
        return tag;
    }

    /** As those call it who speak it. */
    public String ownName() {
        return ownName;
    }

    /** For numbers and dates. */
    public Locale locale() {
        return Locale.of(tag);
    }

    /** Empty for a tag of none of them. */
    public static Optional<Language> ofTag(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /**
     * The one that a reader wants.
     *
     * @param chosen the tag of the reader's own choice
     * @param accepted the browser's list, {@code Accept-Language}. RFC 9110, section 12.5.4.
     */
    static Language of(@Nullable String chosen, @Nullable String accepted) {
        return ofTag(chosen).or(() -> firstOf(ranges(accepted))).orElse(ENGLISH);
    }

    private static Optional<Language> firstOf(List<LanguageRange> ranges) {
        var tags = Arrays.stream(values()).map(Language::tag).toList();
        var wanted = ranges.stream().filter(range -> range.getWeight() > 0).toList();
        return ofTag(Locale.lookupTag(wanted, tags));
    }

    private static List<LanguageRange> ranges(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank() || accepted.length() > LONGEST_LIST) {
            return List.of();
        }
        try {
            return LanguageRange.parse(accepted);
        } catch (IllegalArgumentException _) { // it is a wish, and no reason to refuse a page
            return List.of();
        }
    }
}
