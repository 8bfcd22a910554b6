package dev.grantway.install.stage;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import java.util.List;

/** Later states of an app, each changed in what a test is about. */
public final class Later {
    private Later() {}

    /** Leading to these pages. */
    public static AppSnapshot with(AppSnapshot app, AppLinks links) {
        return of(app, links, app.scopes(), app.consentVersionOrFirst());
    }

    /** Requiring these scopes, by its next consent version. */
    public static AppSnapshot requiring(AppSnapshot app, String... required) {
        var scopes = app.scopes();
        return of(
                app,
                app.linksOrNone(),
                new AppScopes(List.of(required), List.of(), scopes.optional()),
                app.consentVersionOrFirst() + 1);
    }

    private static AppSnapshot of(AppSnapshot app, AppLinks links, AppScopes scopes, int consentVersion) {
        return new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                app.status(),
                app.developerAccountId(),
                app.publisher(),
                app.name(),
                app.description(),
                app.logoUrl(),
                app.support(),
                links,
                app.clientId(),
                app.confidential(),
                app.tokens(),
                app.redirectUris(),
                scopes,
                app.webhooks(),
                app.subscriptions(),
                app.version(),
                consentVersion,
                app.createdAt(),
                app.changedAt());
    }
}
