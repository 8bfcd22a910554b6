package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.TextCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the developer of an app says its scopes are for. */
public final class ScopePurposes {
    /** The field of a problem with one; its entry is the scope. */
    public static final String FIELD = "scopes.purposes";

    private static final int LONGEST = 200;

    private ScopePurposes() {}

    /** The scopes with those of the purposes that are of one of them. */
    public static AppScopes keep(AppScopes scopes, Map<String, String> purposes) {
        var kept = new TreeMap<>(purposes);
        kept.keySet().removeIf(scope -> !isOf(scopes, scope));
        return scopes.withPurposes(kept);
    }

    /** As forms and files bring them, without the spaces around; an empty one is none. */
    static Map<String, String> tidy(Map<String, String> purposes) {
        return purposes.entrySet().stream()
                .filter(purpose -> !purpose.getValue().isBlank())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, purpose -> purpose.getValue().strip()));
    }

    static List<FieldProblem> problems(AppScopes scopes) {
        return scopes.purposesOrNone().entrySet().stream()
                .flatMap(purpose -> problem(scopes, purpose.getKey(), purpose.getValue()).stream()
                        .map(message -> new FieldProblem(FIELD, message, purpose.getKey())))
                .toList();
    }

    private static Optional<String> problem(AppScopes scopes, String scope, String text) {
        return isOf(scopes, scope)
                ? TextCheck.line("The purpose of " + scope, text, LONGEST)
                : Optional.of("There is a purpose of " + TextCheck.quoted(scope)
                        + ", which is not among the app's scopes. Add the scope, or leave the purpose empty.");
    }

    /** As the table has them: the name of a scope, which has no space, then a space and the purpose. */
    static List<String> written(AppScopes scopes) {
        return scopes.purposesOrNone().entrySet().stream()
                .map(purpose -> purpose.getKey() + " " + purpose.getValue())
                .toList();
    }

    /** The scopes with what was written; a pod of before this was stored may have taken scopes away and left it. */
    static AppScopes read(AppScopes scopes, List<String> written) {
        return keep(
                scopes,
                written.stream()
                        .map(line -> line.split(" ", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first)));
    }

    private static boolean isOf(AppScopes scopes, String scope) {
        return scope.equals(AppDraft.OAUTH) || scopes.all().anyMatch(scope::equals);
    }
}
