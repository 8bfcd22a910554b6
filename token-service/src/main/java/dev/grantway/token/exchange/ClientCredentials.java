package dev.grantway.token.exchange;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.token.apptoken.DeveloperTokens;
import dev.grantway.token.apptoken.InstallationTokens;
import dev.grantway.token.client.AuthenticatedClient;
import dev.grantway.token.client.AuthenticatedClient.OfApp;
import dev.grantway.token.client.AuthenticatedClient.OfService;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.service.ServiceTokens;
import jakarta.inject.Singleton;

/** Tokens for clients on their own behalf: services, and apps for an installation or for themselves. RFC 6749, section 4.4. */
@Singleton
class ClientCredentials {
    private final ServiceTokens services;
    private final InstallationTokens installations;
    private final DeveloperTokens developers;

    ClientCredentials(ServiceTokens services, InstallationTokens installations, DeveloperTokens developers) {
        this.services = services;
        this.installations = installations;
        this.developers = developers;
    }

    TokenOutcome issue(AuthenticatedClient client, TokenRequest.ClientCredentials request) {
        return switch (client) {
            case OfService(var service)
            when request.installation().isEmpty() -> services.issue(service, request.scope());
            case OfService _ -> notAllowed("A service has no installations.");
            case OfApp(var app)
            when !app.confidential() ->
                notAllowed("A public app cannot prove itself, so this grant_type is not for it.");
            case OfApp(var app) when app.status() != AppStatus.ACTIVE -> notAllowed("The app is not active.");
            case OfApp(var app) -> issue(app, request);
        };
    }

    private TokenOutcome issue(AppSnapshot app, TokenRequest.ClientCredentials request) {
        return request.installation()
                .map(name -> installations.issue(app, name, request.scope()))
                .orElseGet(() -> developers.issue(app, request.scope()));
    }

    private static TokenOutcome notAllowed(String description) {
        return TokenOutcome.refused(Reason.CLIENT_NOT_ALLOWED, description);
    }
}
