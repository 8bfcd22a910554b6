package dev.grantway.install.api;

import dev.grantway.install.listing.InstallationQuery;
import dev.grantway.platform.web.Problem;
import java.util.List;

/** What came of reading a list's parameters. */
sealed interface WantedOutcome {
    /**
     * They make sense.
     *
     * @param after the id behind which to begin
     * @param limit 1 to 500
     */
    record Read(InstallationQuery query, String after, int limit) implements WantedOutcome {
        /** The cursor for what comes behind an id. */
        String cursor(String id) {
            return Cursor.write(question(query), id);
        }
    }

    /** They do not, and that is what is wrong with each. */
    record Malformed(List<Problem.FieldError> errors) implements WantedOutcome {
        public Malformed {
            errors = List.copyOf(errors);
        }
    }

    /** All that decides what is in the list. */
    static String question(InstallationQuery query) {
        return "installations " + query;
    }
}
