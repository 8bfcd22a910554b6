package dev.grantway.contracts.events;

/** The app of an installation. */
public record EventApp(int id, String clientId, String version) {}
