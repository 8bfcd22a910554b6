package dev.grantway.webhook.ingest;

import dev.grantway.platform.web.Problem.FieldError;
import java.util.List;

/** What a request with events is. */
sealed interface IngestOutcome {
    /** All of them can be published. */
    record Publishable(List<IngestedEvent> events) implements IngestOutcome {
        public Publishable {
            events = List.copyOf(events);
        }
    }

    /** Some are wrong, so none is published; each fault with its place. */
    record Faulty(List<FieldError> errors) implements IngestOutcome {
        public Faulty {
            errors = List.copyOf(errors);
        }
    }
}
