package dev.grantway.registry.appcode;

/**
 * What is wrong with the file.
 *
 * @param field a JSON pointer, RFC 6901; empty for the file as a whole
 * @param message a sentence for the developer
 * @param line counted from 1
 * @param column counted from 1
 */
public record Finding(String field, String message, int line, int column) {}
