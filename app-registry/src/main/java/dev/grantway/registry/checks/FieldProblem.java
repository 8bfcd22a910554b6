package dev.grantway.registry.checks;

/**
 * Why a value was refused.
 *
 * @param field the field's name in forms and in JSON
 * @param message a sentence for the developer
 * @param entry the entry of the field's list that it is about; empty when it is about the field as a whole
 */
public record FieldProblem(String field, String message, String entry) {
    /** About a field as a whole. */
    public FieldProblem(String field, String message) {
        this(field, message, "");
    }
}
