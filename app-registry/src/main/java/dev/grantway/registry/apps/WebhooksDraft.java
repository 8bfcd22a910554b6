package dev.grantway.registry.apps;

import java.util.Optional;

/**
 * Where a developer wants an app's webhooks to go.
 *
 * @param lifecycleEvents whether the app wants to be told of its own installs and uninstalls; empty for as it was
 */
public record WebhooksDraft(String targetUrl, int maxConcurrentRequests, Optional<Boolean> lifecycleEvents) {}
