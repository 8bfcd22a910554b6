package dev.grantway.token.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.app.AppCatalog;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** T24 of the security cases, by what is computed and not by how long it takes. */
@Tag("T24")
@QuarkusTest
class SecretProofTest {
    private final TestInstalls installs;
    private final AppCatalog catalog;
    private final SecretProof proof;

    SecretProofTest(TestInstalls installs, AppCatalog catalog, SecretProof proof) {
        this.installs = installs;
        this.catalog = catalog;
        this.proof = proof;
    }

    @Test
    void comparesAsOftenForNobodyAsForAnAppWithNoneOneOrTwoSecrets() {
        var app = installs.newApp(true);
        var inForce = installs.verifierOf(app);
        var ended =
                new SecretVerifier(inForce.hash(), Clock.systemUTC().instant().minus(Duration.ofMinutes(1)), null);

        assertThat(proof.compared(Optional.empty())).hasSize(SecretProof.COMPARED);
        assertThat(proof.compared(find(app.clientId())))
                .hasSize(SecretProof.COMPARED)
                .contains(inForce);
        installs.publish(app, AppStatus.ACTIVE, inForce, ended);
        Awaitility.await().until(() -> catalog.verifiersOf(app.appId()).size() == 2);
        assertThat(proof.compared(find(app.clientId())))
                .hasSize(SecretProof.COMPARED)
                .contains(inForce);
        installs.publish(app, AppStatus.ACTIVE, ended);
        Awaitility.await().until(() -> catalog.verifiersOf(app.appId()).size() == 1);
        assertThat(proof.compared(find(app.clientId())))
                .hasSize(SecretProof.COMPARED)
                .doesNotContain(inForce);
        assertThat(proof.compared(find(installs.keyApp().clientId()))).hasSize(SecretProof.COMPARED);
    }

    @Test
    void holdsForNobodysSecret() {
        var app = installs.app();

        assertThat(proof.match(find(app.clientId()), new Secret(app.clientSecret())))
                .contains(installs.verifierOf(app));
        assertThat(proof.match(find(app.clientId()), new Secret("guess"))).isEmpty();
        assertThat(proof.match(Optional.empty(), new Secret(app.clientSecret())))
                .isEmpty();
    }

    private Optional<AppSnapshot> find(String clientId) {
        return catalog.findByClientId(clientId);
    }
}
