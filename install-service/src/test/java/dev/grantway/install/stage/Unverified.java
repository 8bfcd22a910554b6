package dev.grantway.install.stage;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Apps of publishers for whom nobody vouched. */
public final class Unverified {
    /** When they were registered. */
    public static final Instant CREATED = Instant.parse("2026-10-05T08:30:00.123Z");

    private Unverified() {}

    /** The app with a publisher of whom the name and a claimed domain are known. */
    public static AppSnapshot of(AppSnapshot app) {
        return of(app, new Publisher("Some Apps", "claimed.example", false), CREATED);
    }

    /** The app as records of before told of it: without its publisher and its age. */
    public static AppSnapshot unknown(AppSnapshot app) {
        return of(app, null, null);
    }

    /** The app with another publisher and age. */
    public static AppSnapshot of(AppSnapshot app, @Nullable Publisher publisher, @Nullable Instant createdAt) {
        return new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                app.status(),
                app.developerAccountId(),
                publisher,
                app.name(),
                app.description(),
                app.logoUrl(),
                app.support(),
                app.links(),
                app.clientId(),
                app.confidential(),
                app.tokens(),
                app.redirectUris(),
                app.scopes(),
                app.webhooks(),
                app.subscriptions(),
                app.version(),
                app.consentVersion(),
                createdAt,
                app.changedAt());
    }
}
