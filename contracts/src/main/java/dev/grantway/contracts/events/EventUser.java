package dev.grantway.contracts.events;

/** A person, by an opaque id. */
public record EventUser(int userId) {}
