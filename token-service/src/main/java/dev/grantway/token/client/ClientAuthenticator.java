package dev.grantway.token.client;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.client.AuthenticationOutcome.Authenticated;
import dev.grantway.token.client.AuthenticationOutcome.Refused;
import dev.grantway.token.client.CredentialsOutcome.Presented;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Proves a client by its secret. RFC 6749, section 2.3. */
@Singleton
public class ClientAuthenticator {
    private final ServiceClients services;
    private final AppCatalog apps;
    private final ClientSecrets secrets;
    private final Clock clock;
    /** Compared for unknown apps, so that the time of the answer does not tell which exist. RFC 9700, section 4. */
    private final List<SecretVerifier> dummy;

    ClientAuthenticator(ServiceClients services, AppCatalog apps, ClientSecrets secrets, Clock clock) {
        this.services = services;
        this.apps = apps;
        this.secrets = secrets;
        this.clock = clock;
        this.dummy = List.of(new SecretVerifier(secrets.hash(secrets.generate()), null));
    }

    /**
     * Proves the client of a request.
     *
     * @param authorization the header; empty when there is none
     */
    public AuthenticationOutcome authenticate(Optional<String> authorization, Parameters parameters) {
        return switch (CredentialsReader.read(authorization, parameters)) {
            case CredentialsOutcome.Refused(var refusal) -> new Refused(refusal);
            case Presented presented -> authenticate(presented);
        };
    }

    private AuthenticationOutcome authenticate(Presented presented) {
        var service = services.find(presented.clientId());
        if (service.isPresent()) {
            return authenticate(service.get(), presented);
        }
        var outcome = authenticateApp(presented);
        if (outcome instanceof Refused) {
            apps.awaitPresentEnd(); // the app or its secret may have been made just now
            return authenticateApp(presented);
        }
        return outcome;
    }

    private static AuthenticationOutcome authenticate(ServiceClient service, Presented presented) {
        boolean proven = presented.secret().filter(service.secret()::matches).isPresent();
        return proven
                ? new Authenticated(new AuthenticatedClient.OfService(service))
                : refused(Reason.CLIENT_SECRET_WRONG, "The client secret is missing or wrong.", presented);
    }

    private AuthenticationOutcome authenticateApp(Presented presented) {
        var app = apps.findByClientId(presented.clientId());
        boolean isPublic = app.filter(known -> !known.confidential()).isPresent();
        if (isPublic) {
            return presented.secret().isEmpty()
                    ? new Authenticated(new AuthenticatedClient.OfApp(app.get()))
                    : refused(Reason.CLIENT_SECRET_WRONG, "This app is public: it has no client secret.", presented);
        }
        boolean proven = presented
                .secret()
                .filter(secret -> matches(secret, app.map(this::verifiersOf).orElse(dummy)))
                .isPresent();
        if (app.isEmpty()) {
            return refused(Reason.CLIENT_UNKNOWN, "There is no such client.", presented);
        }
        return proven
                ? new Authenticated(new AuthenticatedClient.OfApp(app.get()))
                : refused(Reason.CLIENT_SECRET_WRONG, "The client secret is missing or wrong.", presented);
    }

    private List<SecretVerifier> verifiersOf(AppSnapshot app) {
        var now = clock.instant();
        return apps.verifiersOf(app.appId()).stream()
                .filter(verifier ->
                        verifier.validUntil() == null || verifier.validUntil().isAfter(now))
                .toList();
    }

    /** Compares with every verifier, whichever fits. */
    private boolean matches(Secret secret, List<SecretVerifier> verifiers) {
        boolean matches = false;
        for (var verifier : verifiers) {
            matches |= secrets.matches(secret.value(), verifier.hash());
        }
        return matches;
    }

    private static AuthenticationOutcome refused(Reason reason, String description, Presented presented) {
        var refusal = Refusal.of(reason, description);
        return new Refused(presented.byHeader() ? refusal.withChallenge() : refusal);
    }
}
