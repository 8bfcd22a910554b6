package dev.grantway.contracts.events;

/**
 * Where an app's webhooks go.
 *
 * @param maxConcurrentRequests requests in flight at once, at least 1
 */
public record WebhookSettings(String targetUrl, int maxConcurrentRequests) {}
