package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told of an app or an account, as far as it concerns their installations.
 *
 * @param sequence of what was told: an older word changes nothing
 * @param developerAccountId whose app it is; absent for an account
 */
record Wanted(
        Kind kind,
        int subjectId,
        long sequence,
        @Nullable Integer developerAccountId,
        Act act,
        boolean erase,
        Instant askedAt) {}
