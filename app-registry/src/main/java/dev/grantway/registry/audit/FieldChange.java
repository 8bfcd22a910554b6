package dev.grantway.registry.audit;

/**
 * What one field said before and after.
 *
 * @param before empty when it said nothing
 * @param after empty when it says nothing
 */
public record FieldChange(String field, String before, String after) {}
