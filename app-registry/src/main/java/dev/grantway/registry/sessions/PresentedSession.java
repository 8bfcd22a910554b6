package dev.grantway.registry.sessions;

/** The session that a cookie of ours names; its JWT may have expired, and its row may have ended. */
public record PresentedSession(int userId, String sessionId) {}
