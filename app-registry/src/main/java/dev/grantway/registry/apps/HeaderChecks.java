package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a developer may add to webhooks. RFC 9110, sections 5.1 and 5.5. */
final class HeaderChecks {
    static final String NAME = "headerName";
    static final String VALUE = "headerValue";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** What says how the request itself is sent and read. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "user-agent",
            "accept-encoding");

    private static final List<String> OUR_PREFIXES =
            List.of("content-", "webhook-", "ce-", "x-hubspot-", "grantway-", "proxy-");

    private HeaderChecks() {}

    /** Why there cannot be this header; empty when there can. The value is in no message. */
    static Optional<FieldProblem> problem(String name, String value) {
        return nameProblem(name)
                .map(message -> new FieldProblem(NAME, message))
                .or(() -> valueProblem(value).map(message -> new FieldProblem(VALUE, message)));
    }

    private static Optional<String> nameProblem(String name) {
        if (name.length() > LONGEST_NAME || !TOKEN.matcher(name).matches()) {
            return Optional.of("A header's name has 1 to " + LONGEST_NAME
                    + " letters, digits or any of ! # $ % & ' * + - . ^ _ ` | ~, such as X-Api-Key.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || OUR_PREFIXES.stream().anyMatch(lower::startsWith)
                ? Optional.of("The header " + name + " is set by the platform. Choose another name.")
                : Optional.empty();
    }

    private static Optional<String> valueProblem(String value) {
        if (value.isEmpty()) {
            return Optional.of("The header needs a value.");
        }
        if (value.length() > LONGEST_VALUE) {
            return Optional.of("A header's value has at most " + LONGEST_VALUE + " characters.");
        }
        return PRINTABLE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("A header's value has printable ASCII characters only, and no space at either end.");
    }
}
