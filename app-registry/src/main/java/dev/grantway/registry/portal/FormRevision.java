package dev.grantway.registry.portal;

import dev.grantway.registry.apps.Revision;
import java.util.List;
import java.util.Map;

/** Reads which revision of the app a form was made from. */
final class FormRevision {
    private static final String FIELD = "revision";

    private FormRevision() {}

    /** Any when the form does not say, or says no number: a page always says one. */
    static Revision of(Map<String, List<String>> form) {
        return form.getOrDefault(FIELD, List.of()).stream()
                .findFirst()
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .map(Revision::seen)
                .orElse(Revision.ANY);
    }
}
