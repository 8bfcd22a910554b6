package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of a rotating grant, against a model of ten lines that knows nothing of SQL. */
@QuarkusTest
class RotationModelTest {
    private static final int STEPS = 40;

    private final TestInstalls installs;
    private final TestRefreshes refreshes;

    RotationModelTest(TestInstalls installs, TestRefreshes refreshes) {
        this.installs = installs;
        this.refreshes = refreshes;
    }

    static Stream<Arguments> histories() {
        return LongStream.range(0, 30)
                .boxed()
                .flatMap(seed -> Stream.of(Arguments.of(seed, true), Arguments.of(seed, false)));
    }

    /** What should be: the age is in units of which a predecessor outlives one and not two. */
    private static final class Model {
        int current;
        int age;
        boolean revoked;

        /** The rotation that is answered; empty when the token is dead. */
        Optional<Integer> show(int rotation) {
            if (revoked) {
                return Optional.empty();
            }
            if (rotation >= current) {
                current = rotation + 1;
                age = 0;
                return Optional.of(current);
            }
            boolean good = rotation == current - 1 && age < 2;
            revoked = !good;
            return good ? Optional.of(current) : Optional.empty();
        }

        boolean isGood(int rotation) {
            return !revoked && (rotation >= current || (rotation == current - 1 && age < 2));
        }

        void restore(int back) {
            current = Math.max(0, current - back);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void doesWhatTheModelSays(long seed, boolean confidential) {
        var random = new Random(seed);
        var app = installs.newApp(confidential, AppTokens.ROTATING);
        var consent = confidential ? TestConsent.of(app) : TestConsent.of(app).withChallenge(TestConsent.CHALLENGE);
        var tokens = new ArrayList<String>(List.of(refreshes.install(consent)));
        var model = new Model();

        for (int step = 0; step < STEPS; step++) {
            act(random, consent, tokens, model, "seed " + seed + ", step " + step);
        }

        assertThat(installs.liveGrants(consent)).isEqualTo(model.revoked ? 0 : 1);
        assertThat(installs.events(consent)).isEqualTo(model.revoked ? 3 : 1);
    }

    private void act(Random random, TestConsent consent, List<String> tokens, Model model, String where) {
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                model.age++;
                change(
                        consent,
                        "rotated_at = rotated_at - interval '%s', created_at = created_at - interval '%<s'"
                                .formatted(consent.app().confidential() ? "16 days" : "35 seconds"));
            }
            case 2 -> {
                model.restore(1 + random.nextInt(2));
                change(consent, "rotation = " + model.current);
            }
            case 3, 4 -> {
                int any = random.nextInt(tokens.size());
                assertThat(refreshes.isRefreshActive(tokens.get(any)))
                        .as("%s: %d", where, any)
                        .isEqualTo(model.isGood(any));
            }
            default -> show(pick(random, tokens.size(), model), consent, tokens, model, where);
        }
    }

    /** Mostly those around the present one: anything else ends the history. */
    private static int pick(Random random, int known, Model model) {
        int rotation = random.nextInt(20) == 0 ? random.nextInt(known) : model.current - random.nextInt(2);
        return Math.clamp(rotation, 0, known - 1);
    }

    private void show(int rotation, TestConsent consent, List<String> tokens, Model model, String where) {
        var expected = model.show(rotation);
        var answer = refreshes.refresh(consent.app(), tokens.get(rotation)).map(TestRefreshes::refreshTokenOf);

        assertThat(answer.isPresent()).as("%s: %d", where, rotation).isEqualTo(expected.isPresent());
        if (expected.isPresent() && expected.get() == tokens.size()) {
            tokens.add(answer.orElseThrow());
        }
        expected.ifPresent(
                successor -> assertThat(answer).as("%s: %d", where, rotation).contains(tokens.get(successor)));
    }

    private void change(TestConsent consent, String what) {
        installs.inDatabase("UPDATE app_grant SET " + what + " WHERE account_id = ?", consent.accountId());
    }
}
