package dev.grantway.registry.appcode;

/**
 * Something of HubSpot's files that has no place in ours.
 *
 * @param field a JSON pointer that begins with {@code /app} or {@code /webhooks}
 * @param message a sentence for the developer
 */
public record HubSpotNote(String field, String message) {}
