package dev.grantway.install.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of all installations of an app, or in an account, and how far that has come.
 *
 * @param subjectId the app's id, or the account's
 * @param erase whether what is known of the account is forgotten in the end
 * @param revision grows by one whenever something else is wanted
 * @param place the installation behind which it goes on; empty at the beginning of a pass
 * @param total installations there are to do, those that are done included
 * @param failed installations of this pass that token-service refused; they are tried again in the next
 * @param askedAt when the app or the account came to stand like this
 * @param finishedAt absent while it is running
 */
public record Closing(
        Kind kind,
        int subjectId,
        Act act,
        boolean erase,
        int revision,
        String place,
        int total,
        int done,
        int failed,
        Instant askedAt,
        @Nullable Instant finishedAt) {
    /** Whose installations they are. */
    public enum Kind {
        /** All of an app. */
        APP,
        /** All in an account. */
        ACCOUNT
    }

    /** What becomes of them. */
    public enum Act {
        /** They are uninstalled, for good. */
        UNINSTALL,
        /** Those that are active are suspended, for the app is disabled. */
        SUSPEND,
        /** Those that were suspended because the app was disabled are resumed. */
        RESUME,
        /** All but their counters is forgotten. */
        ERASE
    }

    public boolean isDone() {
        return finishedAt != null;
    }

    boolean isAtBeginning() {
        return place.isEmpty();
    }
}
