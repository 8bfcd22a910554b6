package dev.grantway.registry.directory;

/** A person of an account. */
public record Member(int userId, String email, String name, String role) {}
