package dev.grantway.install.suspension;

import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.Suspension;
import dev.grantway.install.installation.Suspension.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app that is or may be suspended, as its pages show it.
 *
 * @param suspension absent while it is not suspended
 * @param viewerId who looks
 */
public record SuspendedApp(
        String id, int accountId, String name, @Nullable Suspension suspension, int viewerId) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Whether token-service has suspended it, and nobody has asked for the resume. */
    public boolean isSuspended() {
        return is(Step.SUSPENDED);
    }

    /** Whether token-service has yet to suspend it. */
    public boolean isBeingSuspended() {
        return is(Step.SUSPENDING);
    }

    /** Whether token-service has yet to resume it. */
    public boolean isBeingResumed() {
        return is(Step.RESUMING);
    }

    /** Whether nobody here wanted it: the app itself is disabled. */
    public boolean isOfDisabledApp() {
        return suspension != null && suspension.intent().isOfDisabledApp();
    }

    /** Whose wish the last step was; empty for none. */
    public String by() {
        return Optional.ofNullable(suspension)
                .map(Suspension::intent)
                .map(intent -> who(intent.userId()))
                .orElse("");
    }

    /** Why, in their words; empty for none. */
    public String note() {
        return Optional.ofNullable(suspension)
                .map(Suspension::intent)
                .map(Intent::note)
                .orElse("");
    }

    /** For the {@code datetime} attribute; empty while it is not suspended. */
    public String sinceIso() {
        return since().map(Instant::toString).orElse("");
    }

    /** The day of the last step, to read; empty while it is not suspended. */
    public String sinceDay() {
        return since().map(DAY::format).orElse("");
    }

    private Optional<Instant> since() {
        return Optional.ofNullable(suspension).map(Suspension::askedAt);
    }

    private boolean is(Step step) {
        return suspension != null && suspension.step() == step;
    }

    private String who(@Nullable Integer userId) {
        if (userId == null) {
            return isOfDisabledApp() ? "itself, for the app is disabled" : "an operator of this site";
        }
        return userId == viewerId ? "you" : "user " + userId;
    }
}
