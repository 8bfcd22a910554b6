package dev.grantway.token.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random grants, rotations, keys and scope sets: what was minted is read as the model says, and nothing else is. */
class TokenModelTest {
    private static final int STEPS = 2_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatItMintedAndNothingElse(long seed) {
        var model = new TokenModel(new Random(seed));
        int read = 0;
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            String text = model.next();
            var expected = model.expected(text);

            assertThat(model.readByEach(text))
                    .as("seed %d, step %d: %s", seed, step, text)
                    .isEqualTo(expected);

            read += expected.isEmpty() ? 0 : 1;
            refused += expected.isEmpty() ? 1 : 0;
        }
        // a walk that seldom meets the one or the other shows little
        assertThat(read).isGreaterThan(STEPS / 5);
        assertThat(refused).isGreaterThan(STEPS / 5);
    }
}
