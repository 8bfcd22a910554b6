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

    private static final String APP_DISABLED = "APP_DISABLED";
    private static final String APP_ENABLED = "APP_ENABLED";
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

    /** The app was disabled: it is suspended everywhere. */
    public static Intent byDisabledApp() {
        return new Intent(null, APP_DISABLED, null);
    }

    /** The app was enabled again: what ended with it goes on. */
    public static Intent byEnabledApp() {
        return new Intent(null, APP_ENABLED, null);
    }

    /** Whether it is that the app was disabled, and nobody's wish. */
    public boolean isOfDisabledApp() {
        return reason.equals(APP_DISABLED);
    }

    /** Whether it is that the app was enabled again, and nobody's wish. */
    public boolean isOfEnabledApp() {
        return reason.equals(APP_ENABLED);
    }

    /** An operator or one of the company's services wants it. */
    public static Intent byOperator(@Nullable String note) {
        return new Intent(null, "BY_OPERATOR", note);
    }
}
