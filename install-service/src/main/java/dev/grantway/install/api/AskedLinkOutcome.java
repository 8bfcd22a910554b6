package dev.grantway.install.api;

import dev.grantway.platform.web.Problem;
import java.util.List;

/** What came of reading a question about an install link. */
sealed interface AskedLinkOutcome {
    /** It can be answered. */
    record Read(AskedLink asked) implements AskedLinkOutcome {}

    /** It cannot; at least one of the parameters says why. */
    record Malformed(List<Problem.FieldError> errors) implements AskedLinkOutcome {
        public Malformed {
            errors = List.copyOf(errors);
        }
    }
}
