package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.ScopePurposes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an app has a scope, as the form of its scopes says it. */
enum ScopeKind {
    NONE("Not used"),
    REQUIRED("Required"),
    CONDITIONAL("Conditionally required"),
    OPTIONAL("Optional");

    /** Each scope of the form has a field with this before its name. */
    static final String FIELD_PREFIX = "scope.";

    /** And one with this for its purpose. */
    static final String PURPOSE_PREFIX = "purpose.";

    private final String title;

    ScopeKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The value in the form. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How these scopes have this one. */
    static ScopeKind in(AppScopes scopes, String scope) {
        if (scopes.required().contains(scope)) {
            return REQUIRED;
        }
        if (scopes.conditionallyRequired().contains(scope)) {
            return CONDITIONAL;
        }
        return scopes.optional().contains(scope) ? OPTIONAL : NONE;
    }

    /**
     * The scopes after a form was sent. Scopes that it did not show, because a search hid them, stay as they were. The purpose
     * of one that goes away goes with it, unless the form has another: that is for the checks to refuse.
     *
     * @param form all of its fields
     */
    static AppScopes changed(AppScopes before, Map<String, List<String>> form) {
        var kinds = new LinkedHashMap<String, ScopeKind>();
        before.required().forEach(scope -> kinds.put(scope, REQUIRED));
        before.conditionallyRequired().forEach(scope -> kinds.put(scope, CONDITIONAL));
        before.optional().forEach(scope -> kinds.put(scope, OPTIONAL));
        form.forEach((field, values) -> {
            if (field.startsWith(FIELD_PREFIX) && !values.isEmpty()) {
                of(values.getLast()).ifPresent(kind -> kinds.put(field.substring(FIELD_PREFIX.length()), kind));
            }
        });
        var scopes = new AppScopes(all(kinds, REQUIRED), all(kinds, CONDITIONAL), all(kinds, OPTIONAL));
        return scopes.withPurposes(purposes(scopes, before.purposesOrNone(), form));
    }

    private static Map<String, String> purposes(
            AppScopes scopes, Map<String, String> before, Map<String, List<String>> form) {
        var purposes = new HashMap<>(ScopePurposes.keep(scopes, before).purposesOrNone());
        form.forEach((field, values) -> {
            String scope = field.substring(Math.min(field.length(), PURPOSE_PREFIX.length()));
            if (field.startsWith(PURPOSE_PREFIX) && !values.isEmpty()) {
                String typed = values.getLast().strip();
                boolean leaves = !purposes.containsKey(scope) && typed.equals(before.get(scope));
                purposes.put(scope, leaves ? "" : typed);
            }
        });
        purposes.values().removeIf(String::isEmpty);
        return purposes;
    }

    private static Optional<ScopeKind> of(String value) {
        return Arrays.stream(values())
                .filter(kind -> kind.value().equals(value))
                .findFirst();
    }

    private static List<String> all(Map<String, ScopeKind> kinds, ScopeKind wanted) {
        var scopes = new ArrayList<String>();
        kinds.forEach((scope, kind) -> {
            if (kind == wanted) {
                scopes.add(scope);
            }
        });
        return scopes;
    }
}
