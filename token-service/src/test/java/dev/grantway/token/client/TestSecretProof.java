package dev.grantway.token.client;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.TestApp;
import dev.grantway.token.app.AppCatalog;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How long the comparison of a secret takes, without the way there and back. */
@Singleton
public class TestSecretProof {
    private final SecretProof proof;
    private final AppCatalog apps;

    TestSecretProof(SecretProof proof, AppCatalog apps) {
        this.proof = proof;
        this.apps = apps;
    }

    /** What is known of a client; empty when it is unknown. */
    public Optional<AppSnapshot> find(TestApp app) {
        return apps.findByClientId(app.clientId());
    }

    /** Nanoseconds that a wrong secret takes. */
    public double time(Optional<AppSnapshot> app, String wrong) {
        var secret = new Secret(wrong);
        long begin = System.nanoTime();
        var match = proof.match(app, secret);
        long end = System.nanoTime();
        if (match.isPresent()) {
            throw new AssertionError("a wrong secret");
        }
        return end - begin;
    }
}
