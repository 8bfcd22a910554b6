package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.IssuedSecrets;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes an app's second tab as each of its forms leaves it. */
@Singleton
class AuthPages {
    private final PortalAccess access;
    private final String baseUrl;
    private final Clock clock;

    AuthPages(PortalAccess access, @ConfigProperty(name = "grantway.base-url") String baseUrl, Clock clock) {
        this.access = access;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** As it is looked at. */
    AuthPage shown(AppDetails app, String notice) {
        return page(app, notice, ShownSecrets.NONE, Problems.NONE);
    }

    /** For a new app, with its secrets this once. */
    AuthPage created(AppDetails app, IssuedSecrets secrets) {
        return withSecrets(app, secrets, "“" + app.name() + "” is created. Below are its credentials.");
    }

    /** With new secrets this once. */
    AuthPage withSecrets(AppDetails app, IssuedSecrets secrets, String notice) {
        return page(app, notice, ShownSecrets.of(secrets), Problems.NONE);
    }

    /** With something refused. */
    AuthPage refused(AppDetails app, Problems problems) {
        return page(app, "", ShownSecrets.NONE, problems);
    }

    /** With the redirect URLs that were typed and refused. */
    AuthPage redirectUrisRefused(AppDetails app, String typed, Problems problems) {
        var page = refused(app, problems);
        return new AuthPage(
                page.head(),
                page.notice(),
                page.credentials(),
                page.shown(),
                typed,
                page.tokens(),
                page.installUrls(),
                problems);
    }

    /** With the tokens that were typed and refused. */
    AuthPage tokensRefused(AppDetails app, TokensForm typed, Problems problems) {
        var page = refused(app, problems);
        return new AuthPage(
                page.head(),
                page.notice(),
                page.credentials(),
                page.shown(),
                page.redirectUris(),
                typed,
                page.installUrls(),
                problems);
    }

    private AuthPage page(AppDetails app, String notice, ShownSecrets shown, Problems problems) {
        return new AuthPage(
                access.head(app),
                notice,
                Credentials.of(app, clock.instant()),
                shown,
                Lines.joined(app.draft().redirectUris()),
                TokensForm.of(app.draft()),
                InstallUrl.of(baseUrl, app),
                problems);
    }
}
