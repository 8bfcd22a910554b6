package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.client.TestSecretProof;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What the time of an answer tells. */
@Singleton
class TimingAttacks implements AttackClass {
    private static final String[] UNPROVEN = {"400 invalid_client", "401 invalid_client"};
    private static final String WRONG = "a-wrong-secret-that-nobody-should-see";
    private static final int SAMPLES = 60;

    /** A refusal waits for what was published just now, so samples are taken side by side. */
    private static final int SAMPLERS = 20;

    private static final long HEAD_START_NANOS = 20_000_000;

    /** Of the comparison alone, which takes a microsecond or two. */
    private static final int HASH_SAMPLES = 20_000;

    private final ClientSecrets secrets;
    private final TestSecretProof proof;

    TimingAttacks(ClientSecrets secrets, TestSecretProof proof) {
        this.secrets = secrets;
        this.proof = proof;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("T24", this::byTime);
    }

    /** Times are printed and never judged: the machine decides them. That the work is equal is a test of its own. */
    private void byTime(Scene scene) throws Exception {
        var app = scene.installs().app();
        var unknown =
                TestInstalls.credentialsOf(new TestApp(1, UUID.randomUUID().toString(), secrets.generate(), true));
        var known = TestInstalls.credentialsOf(app);
        String right = app.clientSecret();
        for (int same : new int[] {0, 1, 21, right.length() - 1}) {
            char other = right.charAt(same) == 'A' ? 'B' : 'A';
            known.put("client_secret", right.substring(0, same) + other + right.substring(same + 1));
            scene.assertRefused(scene.token(known), UNPROVEN);
        }
        scene.assertRefused(scene.token(unknown), UNPROVEN);

        var knownTimes = new Times();
        var unknownTimes = new Times();
        Callable<Boolean> sampler = () -> {
            for (int i = 0; i < SAMPLES / SAMPLERS; i++) {
                knownTimes.add(time(scene, known));
                unknownTimes.add(time(scene, unknown));
            }
            return true;
        };
        try (var race = new Race(SAMPLERS, HEAD_START_NANOS)) {
            assertThat(race.run(Collections.nCopies(SAMPLERS, sampler))).hasSize(SAMPLERS);
        }
        scene.note(String.format(
                "known id %.0f µs, unknown id %.0f µs, %d samples each, Welch's t %.2f",
                knownTimes.mean(), unknownTimes.mean(), SAMPLES, knownTimes.welch(unknownTimes)));
        byTheTimeOfTheComparison(scene, app);
    }

    /** One after the other in turns, so that what the machine does besides meets all alike. */
    private void byTheTimeOfTheComparison(Scene scene, TestApp app) {
        String right = app.clientSecret();
        String almost = right.substring(0, right.length() - 1) + (right.endsWith("A") ? 'B' : 'A');
        var known = proof.find(app);
        var knownTimes = new Times();
        var almostTimes = new Times();
        var unknownTimes = new Times();
        for (int i = -HASH_SAMPLES / 4; i < HASH_SAMPLES; i++) { // the first are thrown away
            double ofKnown = proof.time(known, WRONG);
            double ofAlmost = proof.time(known, almost);
            double ofUnknown = proof.time(Optional.empty(), WRONG);
            if (i >= 0) {
                knownTimes.add(ofKnown);
                almostTimes.add(ofAlmost);
                unknownTimes.add(ofUnknown);
            }
        }
        scene.note(String.format(
                "the comparison alone: known id %.0f ns, unknown id %.0f ns (Welch's t %.2f), all right but the last"
                        + " character %.0f ns (t %.2f); %d samples each",
                knownTimes.mean(),
                unknownTimes.mean(),
                knownTimes.welch(unknownTimes),
                almostTimes.mean(),
                knownTimes.welch(almostTimes),
                HASH_SAMPLES));
    }

    private static double time(Scene scene, Map<String, String> form) throws IOException {
        long begin = System.nanoTime();
        var answer = scene.token(form);
        double micros = (System.nanoTime() - begin) / 1_000.0;
        assertThat(answer.status()).isBetween(400, 429);
        return micros;
    }
}
