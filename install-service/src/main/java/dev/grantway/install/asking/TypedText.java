package dev.grantway.install.asking;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person typed for another to read: lines of plain text, without characters that nobody sees. */
record TypedText(String text) {
    /** Characters of a note or a reason, at most. */
    static final int LONGEST = 500;

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    static TypedText of(@Nullable String typed) {
        String lines = LINE_END.matcher(Objects.requireNonNullElse(typed, "")).replaceAll("\n");
        return new TypedText(UNSEEN.matcher(lines).replaceAll("").strip());
    }

    boolean isTooLong() {
        return text.codePointCount(0, text.length()) > LONGEST;
    }
}
