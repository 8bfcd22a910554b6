package dev.grantway.registry.apps;

/** What a secret of an app is for. */
public enum SecretKind {
    /** Proves the app to token-service; signs HubSpot's webhook headers. */
    CLIENT,
    /** Signs Standard Webhooks. */
    WEBHOOK
}
