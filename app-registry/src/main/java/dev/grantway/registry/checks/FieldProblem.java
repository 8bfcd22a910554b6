package dev.grantway.registry.checks;

/**
 * Why a value was refused.
 *
 * @param field the field's name in forms and in JSON
 * @param message a sentence for the developer
 */
public record FieldProblem(String field, String message) {}
