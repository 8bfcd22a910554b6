package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import dev.grantway.registry.checks.FieldProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which headers a developer may add to webhooks. RFC 9110, sections 5.1 and 5.5. */
final class HeaderChecks {
    static final String NAME = "headerName";
    static final String VALUE = "headerValue";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    private HeaderChecks() {}

    /** Why there cannot be this header; empty when there can. The value is in no message. */
    static Optional<FieldProblem> problem(String name, String value) {
        return nameProblem(name)
                .map(message -> new FieldProblem(NAME, message))
                .or(() -> valueProblem(value).map(message -> new FieldProblem(VALUE, message)));
    }

    /** Whether a header can have this name. */
    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && TOKEN.matcher(name).matches();
    }

    private static Optional<String> nameProblem(String name) {
        if (!isName(name)) {
            return Optional.of("A header's name has 1 to " + LONGEST_NAME
                    + " letters, digits or any of ! # $ % & ' * + - . ^ _ ` | ~, such as X-Api-Key.");
        }
        return CustomHeader.isReserved(name)
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
