package dev.grantway.install.stage;

import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppDistribution.Kind;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.SupportContact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Later states of an app, open to other accounts or presented otherwise. */
public final class Distributed {
    private Distributed() {}

    /** Private, and open to these accounts. */
    public static AppSnapshot privately(AppSnapshot app, List<Integer> accounts) {
        return of(app, app.support(), app.logoUrl(), new AppDistribution(Kind.PRIVATE, accounts));
    }

    /** Presented with this logo and documentation. */
    public static AppSnapshot presented(AppSnapshot app, @Nullable String logoUrl, @Nullable String documentationUrl) {
        var support = app.support();
        return of(
                app,
                new SupportContact(support.email(), support.phone(), support.url(), documentationUrl),
                logoUrl,
                app.distributionOrUnlisted());
    }

    private static AppSnapshot of(
            AppSnapshot app, SupportContact support, @Nullable String logoUrl, AppDistribution distribution) {
        return new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                app.status(),
                app.developerAccountId(),
                app.publisher(),
                app.name(),
                app.description(),
                logoUrl,
                support,
                app.links(),
                distribution,
                app.clientId(),
                app.confidential(),
                app.tokens(),
                app.redirectUris(),
                app.scopes(),
                app.webhooks(),
                app.subscriptions(),
                app.version(),
                app.consentVersion(),
                app.createdAt(),
                app.changedAt());
    }
}
