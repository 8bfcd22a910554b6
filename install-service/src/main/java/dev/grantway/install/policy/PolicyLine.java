package dev.grantway.install.policy;

/**
 * One rule of a policy in words.
 *
 * @param label what it is about
 * @param value what it says
 */
public record PolicyLine(String label, String value) {}
