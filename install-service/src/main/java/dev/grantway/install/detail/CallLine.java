package dev.grantway.install.detail;

/** Calls that needed a scope, on the page. */
public record CallLine(String title, String name, long lastWeek, long lastMonth) {}
