package dev.grantway.install.detail;

/**
 * Calls of one day that needed a scope, on the page.
 *
 * @param iso for the {@code datetime} attribute
 * @param day to read, in UTC
 */
public record DayLine(String iso, String day, String title, long calls) {}
