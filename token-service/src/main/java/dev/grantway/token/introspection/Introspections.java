package dev.grantway.token.introspection;

import dev.grantway.token.client.AuthenticatedClient;
import dev.grantway.token.client.AuthenticatedClient.OfApp;
import dev.grantway.token.client.AuthenticatedClient.OfService;
import dev.grantway.token.client.AuthenticationOutcome;
import dev.grantway.token.client.ClientAuthenticator;
import dev.grantway.token.http.Caller;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import dev.grantway.token.service.ServiceTokens;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells clients what tokens are worth: apps of their own, and the company's services of all. RFC 7662. */
@Singleton
public class Introspections {
    private static final String SCOPE = "grantway.tokens.introspect";

    private final ClientAuthenticator clients;
    private final TokenInspection inspection;
    private final AppTokenInspection appTokens;
    private final ServiceTokens serviceTokens;

    Introspections(
            ClientAuthenticator clients,
            TokenInspection inspection,
            AppTokenInspection appTokens,
            ServiceTokens serviceTokens) {
        this.clients = clients;
        this.inspection = inspection;
        this.appTokens = appTokens;
        this.serviceTokens = serviceTokens;
    }

    /**
     * Answers a request.
     *
     * @param authorization the header; empty when there is none
     * @param names of the parameter that may hold the token, the first that is there counts
     */
    public IntrospectionOutcome answer(
            ParametersOutcome sent, Optional<String> authorization, Caller caller, List<String> names) {
        return switch (sent) {
            case ParametersOutcome.Refused(var refusal) -> new IntrospectionOutcome.Refused(refusal);
            case ParametersOutcome.Read(var parameters) -> answer(parameters, authorization, caller, names);
        };
    }

    private IntrospectionOutcome answer(
            Parameters parameters, Optional<String> authorization, Caller caller, List<String> names) {
        return switch (clients.authenticate(authorization, parameters, caller)) {
            case AuthenticationOutcome.Refused(var refusal) ->
                new IntrospectionOutcome.Refused(refusal.withChallenge());
            case AuthenticationOutcome.Authenticated(var client) ->
                mayNotAsk(client)
                        .<IntrospectionOutcome>map(IntrospectionOutcome.Refused::new)
                        .orElseGet(() -> describe(client, parameters, names));
        };
    }

    private static Optional<Refusal> mayNotAsk(AuthenticatedClient client) {
        return switch (client) {
            case OfApp(var app)
            when !app.confidential() ->
                // anyone can name a public app: RFC 7662, section 2.1
                Optional.of(Refusal.of(Reason.CLIENT_SECRET_WRONG, "A public app cannot prove itself here.")
                        .withChallenge());
            case OfService(var service)
            when !service.scopes().contains(SCOPE) ->
                Optional.of(Refusal.of(Reason.CLIENT_NOT_ALLOWED, "This client needs the scope " + SCOPE + "."));
            case OfApp _, OfService _ -> Optional.empty();
        };
    }

    private IntrospectionOutcome describe(AuthenticatedClient client, Parameters parameters, List<String> names) {
        var token =
                names.stream().map(parameters::find).flatMap(Optional::stream).findFirst();
        if (token.isEmpty()) {
            return new IntrospectionOutcome.Refused(Refusal.malformed("token is missing."));
        }
        return new IntrospectionOutcome.Described(inspect(client, token.get()), token.get());
    }

    private InspectionOutcome inspect(AuthenticatedClient client, String text) {
        var found = appTokens
                .inspect(text)
                .<InspectionOutcome>map(token -> token)
                .orElseGet(() -> inspection.inspect(text));
        return switch (client) {
            case OfApp(var app) ->
                found instanceof InspectionOutcome.OfApp of && of.app().appId() == app.appId() ? found : inactive();
            case OfService _ -> found instanceof InspectionOutcome.OfApp ? found : ofService(text);
        };
    }

    private InspectionOutcome ofService(String text) {
        return serviceTokens
                .read(text)
                .<InspectionOutcome>map(token -> new InspectionOutcome.Service(token))
                .orElseGet(Introspections::inactive);
    }

    private static InspectionOutcome inactive() {
        return new InspectionOutcome.Inactive();
    }
}
