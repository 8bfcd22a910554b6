package dev.grantway.registry.portal;

import dev.grantway.registry.checks.FieldProblem;
import java.util.List;

/** What was wrong with a form as it was sent; empty before. */
record Problems(List<FieldProblem> all) {
    static final Problems NONE = new Problems(List.of());

    Problems {
        all = List.copyOf(all);
    }

    static Problems of(String field, String message) {
        return new Problems(List.of(new FieldProblem(field, message)));
    }

    /** Somebody else was faster; what was typed is on the page and not stored. */
    static Problems overtaken() {
        return of(
                "revision",
                "Somebody else changed this app since you opened the page. What you typed is still here: look at what"
                        + " they changed, then save again to replace it.");
    }

    public boolean any() {
        return !all.isEmpty();
    }

    /** The messages beside one entry of a field. */
    public List<String> at(String field, String entry) {
        return all.stream()
                .filter(problem ->
                        problem.field().equals(field) && problem.entry().equals(entry))
                .map(FieldProblem::message)
                .toList();
    }

    /** The messages beside one field. */
    public List<String> of(String field) {
        return all.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::message)
                .toList();
    }
}
