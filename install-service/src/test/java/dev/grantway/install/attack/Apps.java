package dev.grantway.install.attack;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppTokens;
import java.util.List;

/** Apps whose records say what no registration would take. */
final class Apps {
    private Apps() {}

    static AppSnapshot withRedirects(AppSnapshot app, String... uris) {
        return copy(app, app.name(), app.logoUrl(), List.of(uris));
    }

    static AppSnapshot presentedAs(AppSnapshot app, String name, String logo) {
        return copy(app, name, logo, app.redirectUris());
    }

    private static AppSnapshot copy(AppSnapshot app, String name, String logo, List<String> uris) {
        return new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                app.status(),
                app.developerAccountId(),
                app.publisher(),
                name,
                app.description(),
                logo,
                app.support(),
                app.links(),
                app.clientId(),
                app.confidential(),
                AppTokens.STABLE,
                uris,
                app.scopes(),
                app.webhooks(),
                app.subscriptions(),
                app.version(),
                app.consentVersion(),
                app.createdAt(),
                app.changedAt());
    }
}
