package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.closure.Closures;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Requests that meet. */
@Singleton
class RaceAttacks implements AttackClass {
    private static final long HEAD_START_NANOS = 1_500_000;
    private static final int CROWD = 50;
    private static final int CROWD_ROUNDS = 6;
    private static final int PAIR_ROUNDS = 100;
    private static final int ROUNDS = 200;

    private final Closures closures;

    RaceAttacks(Closures closures) {
        this.closures = closures;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T2", RaceAttacks::ofOneCode,
                "T18", RaceAttacks::ofOneRefreshToken,
                "T19", RaceAttacks::ofRefreshAndRevocation,
                "V5", RaceAttacks::ofTwoRevocations,
                "X20", RaceAttacks::ofACodeAndItsReplay,
                "X21", this::ofAnUninstallAndANewConsent);
    }

    private static void ofOneCode(Scene scene) throws Exception {
        try (var race = new Race(CROWD, HEAD_START_NANOS)) {
            for (int round = 0; round < CROWD_ROUNDS; round++) {
                var consent = TestConsent.of(scene.installs().app());
                var form = scene.installs()
                        .exchangeOf(consent.app(), scene.installs().code(consent));

                var answers = race.run(Collections.nCopies(CROWD, (Callable<Answer>) () -> scene.token(form)));

                assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 400);
                assertThat(answers.stream()
                                .filter(answer -> answer.status() == 200)
                                .map(answer -> answer.text("refresh_token"))
                                .distinct())
                        .hasSize(1);
                assertThat(scene.installs().liveGrants(consent)).isOne();
                assertThat(scene.installs().events(consent)).isOne();
            }
        }
    }

    private static void ofOneRefreshToken(Scene scene) throws Exception {
        var rotating = scene.installs().newApp(true, AppTokens.ROTATING);
        try (var race = new Race(CROWD, HEAD_START_NANOS)) {
            for (int round = 0; round < CROWD_ROUNDS; round++) {
                var stable = scene.install();
                assertThat(refreshTogether(scene, race, stable)).containsExactly(stable.refresh());
                var rotated = scene.install(TestConsent.of(rotating));
                assertThat(refreshTogether(scene, race, rotated)).hasSize(1).doesNotContain(rotated.refresh());
                assertThat(scene.installs().liveGrants(rotated.consent())).isOne();
            }
        }
    }

    /** The refresh tokens that a crowd got. */
    private static Set<String> refreshTogether(Scene scene, Race race, Scene.Installed installed) throws Exception {
        var form = scene.refreshOf(installed);
        var answers = race.run(Collections.nCopies(CROWD, (Callable<Answer>) () -> scene.token(form)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        return answers.stream().map(answer -> answer.text("refresh_token")).collect(Collectors.toSet());
    }

    private static void ofRefreshAndRevocation(Scene scene) throws Exception {
        int won = 0;
        int lost = 0;
        try (var race = new Race(3, 3 * HEAD_START_NANOS)) {
            for (int round = 0; round < PAIR_ROUNDS; round++) {
                var installed = scene.install();
                var form = scene.refreshOf(installed);
                Callable<Answer> refresh = () -> scene.token(form);

                var answers =
                        race.run(List.of(refresh, () -> scene.revoke(installed.app(), installed.refresh()), refresh));

                assertThat(answers.get(1).status()).isEqualTo(200);
                for (var answer : List.of(answers.get(0), answers.get(2))) {
                    assertThat(answer.status()).isIn(200, 400);
                    won += answer.status() == 200 ? 1 : 0;
                    lost += answer.status() == 400 ? 1 : 0;
                    if (answer.status() == 200) {
                        assertThat(scene.isActive(installed.app(), answer.text("access_token")))
                                .isFalse();
                    }
                }
                scene.assertDead(installed);
            }
        }
        scene.note(won + " refreshes came before their revocation, " + lost + " after it");
        assertThat(List.of(won, lost)).as("that they really met").allMatch(count -> count > 0);
    }

    private static void ofTwoRevocations(Scene scene) throws Exception {
        try (var race = new Race(4, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var installed = scene.install();
                Callable<Answer> revoke = () -> scene.revoke(installed.app(), installed.refresh());

                assertThat(race.run(Collections.nCopies(4, revoke)))
                        .extracting(Answer::status)
                        .containsOnly(200);
                assertThat(revoke.call().status()).isEqualTo(200);

                assertThat(scene.installs().liveGrants(installed.consent())).isZero();
                assertThat(scene.installs().events(installed.consent()))
                        .as("issued, and revoked once")
                        .isEqualTo(2);
            }
        }
    }

    /** The thief has the code and not the redirect URI. Whoever comes first: what the app holds is all good or all dead. */
    private static void ofACodeAndItsReplay(Scene scene) throws Exception {
        try (var race = new Race(3, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var consent = TestConsent.of(scene.installs().app());
                var form = scene.installs()
                        .exchangeOf(consent.app(), scene.installs().code(consent));
                var stolen = new HashMap<>(form);
                stolen.put("redirect_uri", "http://localhost:8090/other");
                Callable<Answer> own = () -> scene.token(form);

                var answers = race.run(List.of(own, () -> scene.token(stolen), own));

                assertThat(answers.get(1).status()).isEqualTo(400);
                assertConsistent(scene, consent, answers);
            }
        }
    }

    private static void assertConsistent(Scene scene, TestConsent consent, List<Answer> answers) throws IOException {
        long alive = scene.installs().liveGrants(consent);
        assertThat(alive).isLessThanOrEqualTo(1);
        for (var answer : answers) {
            assertThat(answer.status()).isIn(200, 400);
            if (answer.status() == 200) {
                assertThat(scene.isActive(consent.app(), answer.text("access_token")))
                        .isEqualTo(alive == 1);
                assertThat(scene.isActive(consent.app(), answer.text("refresh_token")))
                        .isEqualTo(alive == 1);
            }
        }
    }

    private void ofAnUninstallAndANewConsent(Scene scene) throws Exception {
        var installs = scene.installs();
        try (var race = new Race(3, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var consent = TestConsent.of(installs.app());
                var issued = installs.issue(consent);
                var form = installs.exchangeOf(consent.app(), issued.code().value());
                var second = consent.byUser(4);
                var later = installs.exchangeOf(second.app(), installs.code(second));

                var answers = race.run(List.<Callable<Answer>>of(
                        () -> scene.token(form),
                        () -> close(installs, consent, issued.installationId()),
                        () -> scene.token(later)));

                for (var answer : answers) {
                    assertThat(answer.status()).isIn(200, 400);
                    if (answer.json().has("access_token")) {
                        assertThat(scene.isActive(consent.app(), answer.text("access_token")))
                                .isFalse();
                    }
                }
                assertThat(installs.liveGrants(consent)).isZero();
            }
        }
    }

    private Answer close(TestInstalls installs, TestConsent consent, String installationId) {
        closures.close(installationId, consent.generation(), "BY_USER");
        assertThat(installs.liveGrants(consent)).isZero();
        return new Answer(200, List.of(), "");
    }
}
