package dev.grantway.token.client;

import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.assertion.AssertionOutcome;
import dev.grantway.token.assertion.Assertions;
import dev.grantway.token.client.AuthenticationOutcome.Authenticated;
import dev.grantway.token.client.AuthenticationOutcome.Refused;
import dev.grantway.token.client.CredentialsOutcome.Asserted;
import dev.grantway.token.client.CredentialsOutcome.Presented;
import dev.grantway.token.http.Caller;
import dev.grantway.token.limit.Failures;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import dev.grantway.token.usage.SecretUses;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves a client by its secret, or by an assertion. RFC 6749, section 2.3. */
@Singleton
public class ClientAuthenticator {
    private static final String NOT_PROVEN = "There is no such client, or its secret is missing or wrong.";

    private final ServiceClients services;
    private final AppCatalog apps;
    private final SecretProof secrets;
    private final Assertions assertions;
    private final Failures failures;
    private final SecretUses uses;

    ClientAuthenticator(
            ServiceClients services,
            AppCatalog apps,
            SecretProof secrets,
            Assertions assertions,
            Failures failures,
            SecretUses uses) {
        this.services = services;
        this.apps = apps;
        this.secrets = secrets;
        this.assertions = assertions;
        this.failures = failures;
        this.uses = uses;
    }

    /**
     * Proves the client of a request.
     *
     * @param authorization the header; empty when there is none
     */
    public AuthenticationOutcome authenticate(Optional<String> authorization, Parameters parameters, Caller caller) {
        return switch (CredentialsReader.read(authorization, parameters)) {
            case CredentialsOutcome.Refused(var refusal) -> new Refused(refusal);
            case Presented presented -> withinBudget(presented.clientId(), caller, () -> authenticate(presented));
            case Asserted asserted ->
                withinBudget(asserted.clientId(), caller, () -> authenticateApp(asserted, caller));
        };
    }

    /**
     * A client's own budget is asked before its secret is looked at: who guesses too often learns nothing any more, not even
     * by a right guess. That of an address is for all behind it, so who proves itself passes, until ten times as many failed.
     */
    private AuthenticationOutcome withinBudget(
            String clientId, Caller caller, Supplier<AuthenticationOutcome> authentication) {
        var wait = failures.waitOf(clientId, caller.address()).or(() -> failures.waitOfAll(caller.address()));
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        var waitUnproven = failures.waitOfUnproven(caller.address());
        // nothing is waited for in the name of an address that guesses
        var outcome = waitUnproven.isPresent() ? authentication.get() : onceKnown(authentication);
        if (outcome instanceof Authenticated) {
            return outcome;
        }
        failures.count(clientId, caller.address());
        return waitUnproven.map(ClientAuthenticator::tooMany).orElse(outcome);
    }

    private static AuthenticationOutcome tooMany(Duration wait) {
        return new Refused(Refusal.tooMany("Too many wrong proofs came from your network address. Wait.", wait));
    }

    private AuthenticationOutcome authenticate(Presented presented) {
        return services.find(presented.clientId())
                .map(service -> authenticate(service, presented))
                .orElseGet(() -> authenticateApp(presented));
    }

    /**
     * Again when it is refused: the app, its secret or its keys may have been made just now. For a service too, or the time
     * would tell its id from an unknown one.
     */
    private AuthenticationOutcome onceKnown(Supplier<AuthenticationOutcome> authentication) {
        var outcome = authentication.get();
        if (outcome instanceof Refused) {
            apps.awaitPresentEnd();
            return authentication.get();
        }
        return outcome;
    }

    /** Without the secret a service is an unknown client, at each door: its id is nobody's business. */
    private AuthenticationOutcome authenticate(ServiceClient service, Presented presented) {
        boolean proven = presented.secret().filter(service.secret()::matches).isPresent();
        return proven ? new Authenticated(new AuthenticatedClient.OfService(service)) : authenticateApp(presented);
    }

    private AuthenticationOutcome authenticateApp(Presented presented) {
        var app = apps.findByClientId(presented.clientId());
        boolean isPublic = app.filter(known -> !known.confidential()).isPresent();
        if (isPublic) {
            return presented.secret().isEmpty()
                    ? new Authenticated(new AuthenticatedClient.OfApp(app.get()))
                    : refused(Reason.CLIENT_SECRET_WRONG, "This app is public: it has no client secret.", presented);
        }
        var proof = presented.secret().flatMap(secret -> secrets.match(app, secret));
        if (app.isEmpty()) {
            return refused(Reason.CLIENT_UNKNOWN, NOT_PROVEN, presented);
        }
        if (proof.isEmpty()) {
            return refused(Reason.CLIENT_SECRET_WRONG, NOT_PROVEN, presented);
        }
        Optional.ofNullable(proof.get().secretId())
                .ifPresent(secretId -> uses.note(app.get().appId(), secretId));
        return new Authenticated(new AuthenticatedClient.OfApp(app.get()));
    }

    private AuthenticationOutcome authenticateApp(Asserted asserted, Caller caller) {
        var app = apps.findByClientId(asserted.clientId());
        return switch (assertions.check(app, asserted.assertion(), caller.audiences())) {
            case AssertionOutcome.Proven(var proven) -> new Authenticated(new AuthenticatedClient.OfApp(proven));
            case AssertionOutcome.Refused(var problem) ->
                new Refused(Refusal.of(Reason.CLIENT_ASSERTION_WRONG, problem).withChallenge());
        };
    }

    private static AuthenticationOutcome refused(Reason reason, String description, Presented presented) {
        var refusal = Refusal.of(reason, description);
        return new Refused(presented.byHeader() ? refusal.withChallenge() : refusal);
    }
}
