package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.checks.EntityTags;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entity tags of apps: their revisions. */
public final class AppTags {
    private static final String IF_MATCH = "If-Match";

    private AppTags() {}

    /** As {@code ETag} says it. */
    public static String of(AppDetails app) {
        return EntityTags.quoted(Long.toString(app.revision()));
    }

    /** Says that {@code If-Match} could not be read. */
    public static Problem unreadable() {
        return Problem.ofFields(List.of(Problem.FieldError.ofParameter(IF_MATCH, "Send * or a list of ETags.")));
    }

    /** Says that the app is another by now. */
    public static Problem overtaken() {
        return new Problem(
                412,
                "Changed meanwhile",
                "The app is not as If-Match says. Read it again, and send the change with its new ETag.",
                "PRECONDITION_FAILED");
    }

    /** The revisions that {@code If-Match} takes; empty when it cannot be read. A weak tag is none of them. */
    public static Optional<Revision> taken(@Nullable List<String> ifMatch) {
        if (ifMatch == null || ifMatch.isEmpty()) {
            return Optional.of(Revision.ANY);
        }
        return EntityTags.read(ifMatch)
                .map(tags -> tags.any()
                        ? Revision.ANY
                        : Revision.among(tags.strong().stream()
                                .filter(tag -> tag.matches("[1-9][0-9]{0,17}"))
                                .map(Long::valueOf)
                                .collect(Collectors.toSet())));
    }

    /** Whether {@code If-None-Match} says that the caller has the app as it stands. */
    static boolean known(@Nullable List<String> ifNoneMatch, AppDetails app) {
        return ifNoneMatch != null
                && EntityTags.read(ifNoneMatch)
                        .filter(tags -> tags.has(Long.toString(app.revision())))
                        .isPresent();
    }
}
