package dev.grantway.registry.apps;

import dev.grantway.contracts.events.Publisher;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.domains.ProvenDomains;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells the other services how an app stands. Its row must be locked: the sequence is the order of its snapshots. */
@Singleton
class AppPublisher {
    private static final Publisher UNKNOWN = new Publisher("", null, false);

    private final SubscriptionRepository subscriptions;
    private final AppSecretRepository secrets;
    private final SecretVault vault;
    private final AppVersions versions;
    private final Accounts accounts;
    private final ProvenDomains domains;
    private final Outbox outbox;
    private final Clock clock;

    AppPublisher(
            SubscriptionRepository subscriptions,
            AppSecretRepository secrets,
            SecretVault vault,
            AppVersions versions,
            Accounts accounts,
            ProvenDomains domains,
            Outbox outbox,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.vault = vault;
        this.versions = versions;
        this.accounts = accounts;
        this.domains = domains;
        this.outbox = outbox;
        this.clock = clock;
    }

    AppDetails appChanged(App app) {
        app.sequence++;
        app.changedAt = clock.instant();
        var subscribed = subscriptions.listOf(app.id);
        versions.changed(app, subscribed);
        outbox.append(app.snapshot(
                publisher(app.developerAccountId).orElse(null),
                subscribed.stream().map(Subscription::published).toList()));
        return details(app);
    }

    AppDetails secretsChanged(App app) {
        beginCounting(app);
        var details = appChanged(app);
        outbox.append(vault.snapshot(app));
        return details;
    }

    /** Tells the same secrets once more, with the ids that their use is told by. */
    void secretsToldAgain(App app) {
        beginCounting(app);
        app.sequence++; // without it those who have the snapshot before would drop this one
        outbox.append(vault.snapshot(app));
    }

    private void beginCounting(App app) {
        secrets.listUncounted(app.id).forEach(secret -> secret.countedSince = clock.instant());
    }

    /** Lets the topics forget a deleted app, and forgets here what was said of it. */
    void forget(App app) {
        app.sequence++;
        app.forgotten = true;
        outbox.appendTombstone(app.snapshot(null, List.of()));
        outbox.appendTombstone(vault.snapshot(app));
        app.blank();
        subscriptions.deleteAllOf(app.id);
        versions.forget(app.id);
    }

    AppDetails details(App app) {
        return new AppDetails(
                app.id,
                app.developerAccountId,
                app.status,
                app.draft(),
                app.clientId,
                webhooks(app),
                subscriptions.listOf(app.id).stream().map(Subscription::details).toList(),
                secrets.listOf(app.id).stream().map(AppSecret::details).toList(),
                Optional.ofNullable(app.logoUrl),
                publisher(app.developerAccountId).orElse(UNKNOWN),
                app.version,
                app.consentVersion,
                app.createdAt,
                app.changedAt,
                app.sequence);
    }

    /** Why no app can be made in the account, where that was closed a moment ago. */
    Optional<FieldProblem> closedProblem(int developerAccountId) {
        return accounts.isClosed(developerAccountId)
                ? Optional.of(new FieldProblem("developerAccountId", "The developer account is closed."))
                : Optional.empty();
    }

    /** By the domain that its developers have proven; else by the one that an operator gave it. */
    private Optional<Publisher> publisher(int developerAccountId) {
        return accounts.find(developerAccountId)
                .map(account -> domains.find(developerAccountId)
                        .map(proven -> new Publisher(account.name(), proven, true))
                        .orElseGet(() -> new Publisher(account.name(), account.domain(), account.domainVerified())));
    }

    private static Optional<AppDetails.Webhooks> webhooks(App app) {
        return app.webhooks()
                .map(settings -> new AppDetails.Webhooks(
                        settings,
                        Optional.ofNullable(app.webhooksCreatedAt).orElse(app.createdAt),
                        Optional.ofNullable(app.webhooksUpdatedAt).orElse(app.createdAt)));
    }
}
