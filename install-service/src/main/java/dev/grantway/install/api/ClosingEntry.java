package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.install.closing.Closing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the end or the pause of an app or an account has come, as the API shows it.
 *
 * @param appId absent where it is an account, which the next then names
 * @param act {@code UNINSTALL}, {@code SUSPEND}, {@code RESUME} or {@code ERASE}
 * @param state {@code RUNNING} or {@code DONE}
 * @param total installations there are to do, those that are done included
 * @param failed those that token-service refused at last; they are tried again
 * @param askedAt when the app or the account came to stand like this
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClosingEntry(
        @Nullable Integer appId,
        @Nullable Integer accountId,
        Closing.Act act,
        boolean erase,
        String state,
        int total,
        int done,
        int failed,
        Instant askedAt,
        @Nullable Instant finishedAt) {
    static ClosingEntry of(Closing closing) {
        boolean ofApp = closing.kind() == Closing.Kind.APP;
        return new ClosingEntry(
                ofApp ? closing.subjectId() : null,
                ofApp ? null : closing.subjectId(),
                closing.act(),
                closing.erase(),
                closing.isDone() ? "DONE" : "RUNNING",
                closing.total(),
                closing.done(),
                closing.failed(),
                closing.askedAt(),
                closing.finishedAt());
    }
}
