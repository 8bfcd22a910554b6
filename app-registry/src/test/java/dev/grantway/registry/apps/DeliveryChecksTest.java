package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.registry.checks.FieldProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryChecksTest {
    private static List<FieldProblem> problems(@Nullable Integer rate, boolean disabledByGone, Integer... statuses) {
        return DeliveryChecks.problems(new DeliveryOptions(
                WebhookFormat.HUBSPOT, false, false, false, rate, disabledByGone, true, Arrays.asList(statuses)));
    }

    @Test
    void takesTheUsualWaysAndWhatIsWithinBounds() {
        assertThat(DeliveryChecks.problems(DeliveryOptions.STANDARD)).isEmpty();
        assertThat(problems(1, true, 400, 404, 499)).isEmpty();
        assertThat(problems(10_000, false, 410)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void refusesARateOutsideItsBounds(int rate) {
        assertThat(problems(rate, false)).extracting(FieldProblem::field).containsExactly("options.requestsPerSecond");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 408, 425, 429, 500, 503})
    void refusesFinalAnswersThatAskForAnotherAttempt(int status) {
        assertThat(problems(null, false, 404, status))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(": " + status + " is none."));
    }

    @ParameterizedTest
    @CsvSource({"404,404", "422,422"})
    void refusesOneThatIsThereTwice(int one, int other) {
        assertThat(problems(null, false, one, other)).hasSize(1);
    }

    @Test
    void refusesTooManyAndOneThatMeansSomethingElseAlready() {
        assertThat(problems(null, false, IntStream.range(430, 451).boxed().toArray(Integer[]::new)))
                .hasSize(1);
        assertThat(problems(null, true, 410))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("410"));
    }
}
