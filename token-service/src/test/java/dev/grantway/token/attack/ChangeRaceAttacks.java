package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.database.DatabaseAway;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.closure.Closures;
import dev.grantway.token.gate.TestGate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Refreshes and exchanges that meet a change of the installation, the app, or the database. */
@Singleton
class ChangeRaceAttacks implements AttackClass {
    private static final int MOST_RESTARTS = 50;
    private static final long HEAD_START_NANOS = 1_500_000;
    private static final int ROUNDS = 60;
    /** Fewer, for each change of an app goes through Kafka. */
    private static final int APP_ROUNDS = 8;

    private static final int CODE_ROUNDS = 3;
    private static final int CODES = 150;

    private static final String INACTIVE = "{\"active\":false}";

    /** At least as many as the pool has. */
    private static final int CONNECTIONS = 60;

    private final Closures closures;
    private final ClientSecrets secrets;
    private final AppCatalog catalog;
    private final TestGate gate;

    ChangeRaceAttacks(Closures closures, ClientSecrets secrets, AppCatalog catalog, TestGate gate) {
        this.closures = closures;
        this.secrets = secrets;
        this.catalog = catalog;
        this.gate = gate;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("T20", this::ofRefreshAndChange, "T22", ChangeRaceAttacks::ofRefreshAndARestart);
    }

    private void ofRefreshAndChange(Scene scene) throws Exception {
        withAnUninstall(scene);
        withNarrowerScopes(scene);
        withASecretRotation(scene);
        withTheAppsDeletion(scene);
        ofExchangesAndTheAppsDeletion(scene);
    }

    private void withAnUninstall(Scene scene) throws Exception {
        try (var race = new Race(3, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var consent = TestConsent.of(scene.installs().app());
                var issued = scene.installs().issue(consent);
                var installed = scene.install(consent.byUser(4));
                Callable<Answer> refresh = () -> scene.token(scene.refreshOf(installed));

                var answers = race.run(List.of(
                        refresh,
                        () -> {
                            closures.close(issued.installationId(), 1, "BY_USER");
                            return Answer.NONE;
                        },
                        refresh));

                for (var answer : List.of(answers.get(0), answers.get(2))) {
                    assertThat(answer.status()).isIn(200, 400);
                    if (answer.status() == 200) {
                        assertThat(scene.isActive(consent.app(), answer.text("access_token")))
                                .isFalse();
                    }
                }
                scene.assertDead(installed);
            }
        }
    }

    private void withNarrowerScopes(Scene scene) throws Exception {
        gate.open();
        try (var race = new Race(3, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var installed = scene.install();
                var less = installed.consent().withScopes("oauth");
                var exchange =
                        scene.installs().exchangeOf(less.app(), scene.installs().code(less));
                Callable<Answer> refresh = () -> scene.token(scene.refreshOf(installed));

                var answers = race.run(List.of(refresh, () -> scene.token(exchange), refresh));

                assertThat(answers).extracting(Answer::status).containsOnly(200);
                assertThat(answers.get(1).text("scope")).isEqualTo("oauth");
                assertThat(refresh.call().text("scope"))
                        .as("what a refresh gives after the change")
                        .isEqualTo("oauth");
                assertThat(scene.installs().liveGrants(less)).isOne();
                assertWorthWhatIsGranted(scene, installed.app(), installed.access(), "contacts oauth");
                for (var answer : answers) {
                    assertWorthWhatIsGranted(scene, installed.app(), answer.text("access_token"), answer.text("scope"));
                }
            }
        }
    }

    /** After a consent to oauth alone: nothing is a token with more, whichever way it came. */
    private static void assertWorthWhatIsGranted(Scene scene, TestApp app, String token, String scope)
            throws IOException {
        boolean good = scope.equals("oauth");
        assertThat(scene.isActive(app, token)).as("introspection of %s", scope).isEqualTo(good);
        var call = scene.ask(Request.get("/authz/open/x").with("Authorization", "Bearer " + token));
        assertThat(call.status()).as("the gate, with %s", scope).isEqualTo(good ? 200 : 401);
    }

    private void withASecretRotation(Scene scene) throws Exception {
        for (int round = 0; round < APP_ROUNDS; round++) {
            var app = scene.installs().newApp(true);
            var installed = scene.install(TestConsent.of(app));
            String next = secrets.generate();
            var nextForm = scene.refreshOf(installed);
            nextForm.put("client_secret", next);

            var answers = Meanwhile.refresh(scene, installed, () -> {
                rotate(scene, app, next);
                await().until(() -> scene.token(nextForm).status() == 200);
            });

            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400);
            scene.assertRefused(scene.token(scene.refreshOf(installed)), "400 invalid_client");
            assertThat(scene.token(nextForm).status()).isEqualTo(200);
        }
    }

    private void rotate(Scene scene, TestApp app, String next) {
        var ended = Clock.systemUTC().instant().minus(Duration.ofSeconds(1));
        scene.installs()
                .publish(
                        app,
                        AppStatus.ACTIVE,
                        new SecretVerifier(secrets.hash(app.clientSecret()), ended, null),
                        new SecretVerifier(secrets.hash(next), null, null));
    }

    private void withTheAppsDeletion(Scene scene) throws Exception {
        for (int round = 0; round < APP_ROUNDS; round++) {
            var app = scene.installs().newApp(true);
            var installed = scene.install(TestConsent.of(app));
            var late = TestConsent.of(app);
            var exchange = scene.installs().exchangeOf(app, scene.installs().code(late));

            var answers = Meanwhile.refresh(scene, installed, () -> {
                scene.installs().publish(app, AppStatus.DELETED);
                await().until(() -> catalog.findActive(app.appId()).isEmpty());
            });

            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400);
            scene.assertRefused(scene.token(exchange), "400 invalid_client", "400 invalid_grant");
            assertThat(scene.installs().liveGrants(late)).isZero();
            assertThat(scene.describe(installed.access()).body()).isEqualTo(INACTIVE);
            for (var answer : answers) {
                if (answer.status() == 200) {
                    assertThat(scene.describe(answer.text("access_token")).body())
                            .isEqualTo(INACTIVE);
                    break; // one tells of all: they share the grant
                }
            }
        }
    }

    /** Codes are exchanged one after the other, each in an account of its own, while the app is deleted. */
    private void ofExchangesAndTheAppsDeletion(Scene scene) throws Exception {
        int given = 0;
        for (int round = 0; round < CODE_ROUNDS; round++) {
            var app = scene.installs().newApp(true);
            var exchanges = new ConcurrentLinkedQueue<Map<String, String>>();
            for (int i = 0; i < CODES; i++) {
                exchanges.add(scene.installs().exchangeOf(app, scene.installs().code(TestConsent.of(app))));
            }
            var late = scene.installs().exchangeOf(app, scene.installs().code(TestConsent.of(app)));

            var answers = Meanwhile.ask(scene, () -> Optional.ofNullable(exchanges.poll()), () -> {
                scene.installs().publish(app, AppStatus.DELETED);
                await().until(() -> catalog.findActive(app.appId()).isEmpty());
            });

            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400);
            for (var answer : answers) {
                if (answer.status() == 200) {
                    given++;
                    String token = answer.text(given % 2 == 0 ? "access_token" : "refresh_token");
                    assertThat(scene.describe(token).body()).isEqualTo(INACTIVE);
                }
            }
            scene.assertRefused(scene.token(late), "400 invalid_client", "400 invalid_grant");
        }
        assertThat(given).as("exchanges that were sooner than the deletion").isPositive();
        scene.note(given + " exchanges were sooner than the deletion of their app, and their tokens died with it");
    }

    /** PostgreSQL ends every connection, again and again, as it does when it is restarted. */
    private static void ofRefreshAndARestart(Scene scene) throws Exception {
        var installed = scene.install();
        var answers = new ArrayList<Answer>();
        try {
            // it may take a few until a refresh is under way at that very moment
            for (int restarts = 0; restarts < MOST_RESTARTS && !haveMet(answers); restarts++) {
                answers.addAll(Meanwhile.refresh(scene, installed, () -> {
                    for (int i = 0; i < 20; i++) {
                        endConnections(scene);
                    }
                }));
            }
        } finally {
            awaitConnections(scene);
        }

        for (var answer : answers) {
            assertThat(answer.status()).isIn(200, 503);
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.header("Cache-Control")).hasValue("no-store");
            }
        }
        assertThat(haveMet(answers)).isTrue();
        scene.note(answers.stream().filter(answer -> answer.status() == 503).count() + " of " + answers.size()
                + " refreshes met the restart");
        assertThat(scene.token(scene.refreshOf(installed)).status()).isEqualTo(200);
        assertThat(scene.installs().liveGrants(installed.consent())).isOne();
        assertThat(scene.installs().events(installed.consent())).isOne();
    }

    private static boolean haveMet(List<Answer> answers) {
        return answers.stream().anyMatch(answer -> answer.status() == 503);
    }

    /** The pool finds its dead connections one by one, as they are used: all are, before the next case. */
    private static void awaitConnections(Scene scene) throws Exception {
        Callable<Boolean> asks = () -> {
            try {
                return scene.installs().number("SELECT 1 FROM pg_sleep(0.05)") == 1;
            } catch (DatabaseAway _) {
                return false;
            }
        };
        try (var race = new Race(CONNECTIONS, HEAD_START_NANOS)) {
            await().until(() ->
                    !race.run(Collections.nCopies(CONNECTIONS, asks)).contains(false));
        }
    }

    private static void endConnections(Scene scene) {
        try {
            scene.installs()
                    .number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (RuntimeException e) {
            scene.note("the connection that ends the others was ended before: "
                    + e.getClass().getSimpleName());
        }
    }
}
