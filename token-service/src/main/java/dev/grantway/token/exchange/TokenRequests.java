package dev.grantway.token.exchange;

import dev.grantway.token.client.AuthenticatedClient;
import dev.grantway.token.client.AuthenticatedClient.OfApp;
import dev.grantway.token.client.AuthenticatedClient.OfService;
import dev.grantway.token.client.AuthenticationOutcome;
import dev.grantway.token.client.ClientAuthenticator;
import dev.grantway.token.imports.ImportedRefresh;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.service.ServiceTokens;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers requests for tokens, whichever door they come by. RFC 6749, section 3.2. */
@Singleton
public class TokenRequests {
    private final ClientAuthenticator clients;
    private final CodeExchange exchange;
    private final ImportedRefresh refresh;
    private final ServiceTokens services;

    TokenRequests(ClientAuthenticator clients, CodeExchange exchange, ImportedRefresh refresh, ServiceTokens services) {
        this.clients = clients;
        this.exchange = exchange;
        this.refresh = refresh;
        this.services = services;
    }

    /**
     * Answers a request.
     *
     * @param authorization the header; empty when there is none
     */
    public TokenOutcome answer(ParametersOutcome sent, Optional<String> authorization) {
        return switch (sent) {
            case ParametersOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case ParametersOutcome.Read(var parameters) -> answer(parameters, authorization);
        };
    }

    private TokenOutcome answer(Parameters parameters, Optional<String> authorization) {
        return switch (clients.authenticate(authorization, parameters)) {
            case AuthenticationOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case AuthenticationOutcome.Authenticated(var client) ->
                answer(client, TokenRequestParser.parse(parameters));
        };
    }

    private TokenOutcome answer(AuthenticatedClient client, TokenRequest request) {
        return switch (request) {
            case TokenRequest.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case TokenRequest.Code code when client instanceof OfApp(var app) -> exchange.redeem(app, code);
            case TokenRequest.Refresh(var token, var scope)
            when client instanceof OfApp(var app) -> refresh.refresh(app, token, scope);
            case TokenRequest.Service(var scope)
            when client instanceof OfService(var service) -> services.issue(service, scope);
            case TokenRequest.Code _, TokenRequest.Refresh _, TokenRequest.Service _ ->
                TokenOutcome.refused(Reason.CLIENT_NOT_ALLOWED, "This grant_type is not for this client.");
        };
    }
}
