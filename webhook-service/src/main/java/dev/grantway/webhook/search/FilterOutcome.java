package dev.grantway.webhook.search;

import dev.grantway.platform.web.Problem.FieldError;
import java.util.List;

/** What became of a {@link TypedFilter}. */
public sealed interface FilterOutcome {
    /** It can be searched for. */
    record Read(AttemptFilter filter) implements FilterOutcome {}

    /** It cannot. */
    record Wrong(List<FieldError> errors) implements FilterOutcome {
        public Wrong {
            errors = List.copyOf(errors);
        }
    }
}
