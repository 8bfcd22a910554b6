package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T25 with the budgets as they come; the other cases run without, for they share clients. It prints as the suite does. */
@Tag("T25")
@QuarkusTest
@TestProfile(GuessingAttackTest.AsDelivered.class)
class GuessingAttackTest {
    private static final int PER_CLIENT = 20;
    private static final int PER_ADDRESS = 100;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final TestInstalls installs;

    GuessingAttackTest(TestInstalls installs) {
        this.installs = installs;
    }

    /** The defaults, which tests else switch off. */
    public static final class AsDelivered implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "grantway.token.failures.per-client", Integer.toString(PER_CLIENT),
                    "grantway.token.failures.per-address", Integer.toString(PER_ADDRESS));
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void ofOneClientsSecret(Door door) throws IOException {
        var transcript = new Transcript();
        var scene = new Scene(door, installs, transcript);
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (int i = 0; i < PER_CLIENT; i++) {
            scene.assertRefused(guess(scene, app, "guess-" + i, guesser), "400 invalid_client", "401 invalid_client");
        }

        for (int i = 0; i < 100 - PER_CLIENT; i++) {
            assertStopped(guess(scene, app, "guess-" + i, guesser));
        }
        assertStopped(guess(scene, app, app.clientSecret(), guesser)); // a right guess is not told either
        assertThat(guess(scene, app, app.clientSecret(), newAddress()).status()).isEqualTo(200);
        print("one client's secret", door, transcript);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void ofManyClientsSecrets(Door door) throws IOException {
        var transcript = new Transcript();
        var scene = new Scene(door, installs, transcript);
        String shared = newAddress();
        for (int i = 0; i < PER_ADDRESS; i++) {
            scene.assertRefused(guess(scene, unknown(), "guess", shared), "400 invalid_client", "401 invalid_client");
        }

        for (int i = 0; i < 20; i++) {
            assertStopped(guess(scene, unknown(), "guess", shared));
        }
        var app = installs.newApp(true);
        assertThat(guess(scene, app, app.clientSecret(), shared).status())
                .as("who proves itself there")
                .isEqualTo(200);
        print("many clients' secrets", door, transcript);
    }

    private static Answer guess(Scene scene, TestApp app, String secret, String from) throws IOException {
        var form = new HashMap<>(TestInstalls.credentialsOf(app));
        form.put("client_secret", secret);
        return scene.ask(Request.form(scene.door().token(), form).with("X-Forwarded-For", from));
    }

    private static void assertStopped(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(429);
        assertThat(answer.header("Retry-After").map(Integer::parseInt).orElse(0))
                .isBetween(1, 60);
    }

    private static TestApp unknown() {
        return new TestApp(0, UUID.randomUUID().toString(), "guess", true);
    }

    private static String newAddress() {
        return "10.9.0." + ADDRESSES.incrementAndGet();
    }

    private static void print(String what, Door door, Transcript transcript) {
        System.out.printf("T25 at %s: guessing %s%n%s%n    withstood%n", door, what, transcript.text());
    }
}
