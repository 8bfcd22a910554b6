package dev.grantway.token.exchange;

import dev.grantway.token.access.Recipient;
import dev.grantway.token.access.Resources;
import dev.grantway.token.client.AuthenticatedClient;
import dev.grantway.token.client.AuthenticatedClient.OfApp;
import dev.grantway.token.client.AuthenticatedClient.OfService;
import dev.grantway.token.client.AuthenticationOutcome;
import dev.grantway.token.client.ClientAuthenticator;
import dev.grantway.token.http.Caller;
import dev.grantway.token.imports.ImportedRefresh;
import dev.grantway.token.limit.RequestRates;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import dev.grantway.token.oauth.TokenOutcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Answers requests for tokens, whichever door they come by. RFC 6749, section 3.2. */
@Singleton
public class TokenRequests {
    private final ClientAuthenticator clients;
    private final RequestRates rates;
    private final Resources resources;
    private final CodeExchange exchange;
    private final ImportedRefresh refresh;
    private final ClientCredentials credentials;

    TokenRequests(
            ClientAuthenticator clients,
            RequestRates rates,
            Resources resources,
            CodeExchange exchange,
            ImportedRefresh refresh,
            ClientCredentials credentials) {
        this.clients = clients;
        this.rates = rates;
        this.resources = resources;
        this.exchange = exchange;
        this.refresh = refresh;
        this.credentials = credentials;
    }

    /**
     * Answers a request.
     *
     * @param authorization the header; empty when there is none
     */
    public TokenOutcome answer(ParametersOutcome sent, Optional<String> authorization, Caller caller) {
        return switch (sent) {
            case ParametersOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case ParametersOutcome.Read(var parameters) -> answer(parameters, authorization, caller);
        };
    }

    private TokenOutcome answer(Parameters parameters, Optional<String> authorization, Caller caller) {
        return switch (clients.authenticate(authorization, parameters, caller)) {
            case AuthenticationOutcome.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case AuthenticationOutcome.Authenticated(var client) -> answer(client, parameters, caller);
        };
    }

    private TokenOutcome answer(AuthenticatedClient client, Parameters parameters, Caller caller) {
        var request = TokenRequestParser.parse(parameters);
        var resource = TokenRequestParser.resource(parameters);
        var outcome = tooMany(client, caller)
                .or(() -> resource.flatMap(named -> problem(client, request, named)))
                .<TokenOutcome>map(TokenOutcome.Refused::new)
                .orElseGet(() -> answer(client, request, resource));
        countProven(client, outcome);
        return outcome;
    }

    private Optional<Refusal> tooMany(AuthenticatedClient client, Caller caller) {
        var wait = client instanceof OfApp(var app)
                ? app.confidential() ? rates.count(app.appId()) : rates.countUnproven(app.appId(), caller.address())
                : Optional.<Duration>empty();
        return wait.map(
                left -> Refusal.tooMany("This app asks for tokens too often. Wait, and keep those it has.", left));
    }

    /** What a public app sent was its own when it got tokens for it; the next one waits when it was one too many. */
    private void countProven(AuthenticatedClient client, TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Issued && client instanceof OfApp(var app) && !app.confidential()) {
            var _ = rates.count(app.appId());
        }
    }

    private Optional<Refusal> problem(AuthenticatedClient client, TokenRequest request, String resource) {
        return switch (client) {
            case OfService _ ->
                Optional.of(Refusal.of(Reason.RESOURCE_UNKNOWN, "A service's token is for the company's services."));
            case OfApp(var app) ->
                request instanceof TokenRequest.ClientCredentials
                        ? resources.problemOfOpaque(resource)
                        : resources.problem(app, resource);
        };
    }

    private TokenOutcome answer(AuthenticatedClient client, TokenRequest request, Optional<String> resource) {
        return switch (request) {
            case TokenRequest.Refused(var refusal) -> new TokenOutcome.Refused(refusal);
            case TokenRequest.ClientCredentials asked -> credentials.issue(client, asked);
            case TokenRequest.Code code
            when client instanceof OfApp(var app) -> exchange.redeem(new Recipient(app, resource), code);
            case TokenRequest.Refresh(var token, var scope)
            when client instanceof OfApp(var app) -> refresh.refresh(new Recipient(app, resource), token, scope);
            case TokenRequest.Code _, TokenRequest.Refresh _ ->
                TokenOutcome.refused(Reason.CLIENT_NOT_ALLOWED, "This grant_type is not for this client.");
        };
    }
}
