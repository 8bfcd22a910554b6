package dev.grantway.install.connected;

/** A status to choose in the list's form. */
public record StatusChoice(String name, String text, boolean chosen) {}
