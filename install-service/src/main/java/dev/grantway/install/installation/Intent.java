package dev.grantway.install.installation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an installation suspended or resumed, and why.
 *
 * @param userId absent where no person of the account asked
 * @param reason a word such as {@code BY_USER}
 * @param note why, in their own words, up to {@value #LONGEST_NOTE} characters; absent when they gave none. It is in no event
 */
public record Intent(
        @Nullable Integer userId, String reason, @Nullable String note) {
    public static final int LONGEST_NOTE = 500;

    /** Nobody sees these, and PostgreSQL takes no NUL. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    public Intent {
        String seen = note == null ? "" : UNSEEN.matcher(note).replaceAll("").strip();
        note = seen.isEmpty() ? null : seen;
    }

    /** A member of the account wants it. */
    public static Intent byUser(int userId, @Nullable String note) {
        return new Intent(userId, "BY_USER", note);
    }

    /** An operator or one of the company's services wants it. */
    public static Intent byOperator(@Nullable String note) {
        return new Intent(null, "BY_OPERATOR", note);
    }
}
