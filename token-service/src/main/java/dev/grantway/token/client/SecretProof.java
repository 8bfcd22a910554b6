package dev.grantway.token.client;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.app.AppCatalog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares secrets with those of apps. Whether there is an app, and whether it has none, one or two, the work is the same, so
 * that the time of an answer does not tell. RFC 9700, section 4.
 */
@Singleton
class SecretProof {
    /** As many as an app can have at once. */
    static final int COMPARED = 2;

    private static final int NO_APP = 0;

    private final AppCatalog apps;
    private final ClientSecrets secrets;
    private final Clock clock;
    private final SecretVerifier dummy;

    SecretProof(AppCatalog apps, ClientSecrets secrets, Clock clock) {
        this.apps = apps;
        this.secrets = secrets;
        this.clock = clock;
        this.dummy = new SecretVerifier(secrets.hash(secrets.generate()), null, null);
    }

    /** Which of the app's secrets it is; none is of no app. */
    Optional<SecretVerifier> match(Optional<AppSnapshot> app, Secret secret) {
        Optional<SecretVerifier> match = Optional.empty();
        for (var verifier : compared(app)) { // all of them, whichever fits
            match = secrets.matches(secret.value(), verifier.hash()) ? Optional.of(verifier) : match;
        }
        return match;
    }

    /** What a secret is compared with: those in force, filled up with one that nobody has the secret of. */
    List<SecretVerifier> compared(Optional<AppSnapshot> app) {
        var now = clock.instant();
        var inForce = apps.verifiersOf(app.map(AppSnapshot::appId).orElse(NO_APP)).stream()
                .filter(verifier ->
                        verifier.validUntil() == null || verifier.validUntil().isAfter(now));
        return Stream.concat(inForce, Stream.of(dummy, dummy)).limit(COMPARED).toList();
    }
}
