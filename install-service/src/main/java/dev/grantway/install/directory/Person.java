package dev.grantway.install.directory;

/** A signed-in person. */
public record Person(int userId, String email, String name) {}
