package dev.grantway.registry.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was wrong with a form as it was sent, in sentences; empty before.
 *
 * @param byField by the field's name
 */
record JoinProblems(Map<String, String> byField) {
    static final JoinProblems NONE = new JoinProblems(Map.of());

    private static final Map<String, String> OF_PERSON = Map.of("name", "Your name ", "password", "The password ");

    JoinProblems {
        byField = Map.copyOf(byField);
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    /** The message beside one field; empty for none. */
    public List<String> of(String field) {
        return Optional.ofNullable(byField.get(field)).map(problem -> sentence(field, problem)).stream()
                .toList();
    }

    /** The register of people says what is wrong with a field and not which it is. */
    private static String sentence(String field, String problem) {
        String subject = OF_PERSON.get(field);
        return subject == null || Character.isUpperCase(problem.charAt(0)) ? problem : subject + problem + ".";
    }
}
