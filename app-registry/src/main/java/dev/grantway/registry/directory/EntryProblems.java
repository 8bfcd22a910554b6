package dev.grantway.registry.directory;

import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
import java.util.Comparator;
import java.util.Map;

/** How the API tells why an entry was not made. */
final class EntryProblems {
    private EntryProblems() {}

    static Problem invalid(Map<String, String> byField) {
        return Problem.ofFields(byField.entrySet().stream()
                .map(entry -> new FieldError(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(FieldError::field))
                .toList());
    }

    static Problem taken(String field) {
        return new Problem(409, "Already there", "There is one with this " + field + " already.", "ALREADY_EXISTS");
    }

    static Problem absent(String what) {
        return new Problem(404, "Not found", "There is no such " + what + ".", "NOT_FOUND");
    }
}
