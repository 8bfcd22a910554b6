package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.WebhookSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An app as it stands, without the values of its secrets.
 *
 * @param webhooks empty while no target URL is set
 * @param secrets oldest first
 * @param logoUrl a path of this site; empty while there is no logo
 * @param publisher as customers are told of it
 * @param consentVersion grows by one when the app comes to require other scopes
 * @param revision grows with each change of anything of the app
 */
public record AppDetails(
        int appId,
        int developerAccountId,
        AppStatus status,
        AppDraft draft,
        String clientId,
        Optional<Webhooks> webhooks,
        List<SubscriptionDetails> subscriptions,
        List<SecretDetails> secrets,
        Optional<String> logoUrl,
        Publisher publisher,
        String version,
        int consentVersion,
        Instant createdAt,
        Instant changedAt,
        long revision) {
    /** Where webhooks go, and since when. */
    public record Webhooks(WebhookSettings settings, Instant createdAt, Instant updatedAt) {}

    public String name() {
        return draft.info().name();
    }

    /** The secrets of one kind, oldest first. */
    public List<SecretDetails> secretsOf(SecretKind kind) {
        return secrets.stream().filter(secret -> secret.kind() == kind).toList();
    }
}
