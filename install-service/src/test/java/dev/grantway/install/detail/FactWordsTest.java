package dev.grantway.install.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.timeline.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactWordsTest {
    @ParameterizedTest
    @CsvSource({
        "dev.grantway.install.completed.v1, , Installed: the app connected for the first time",
        "dev.grantway.install.uninstalled.v1, BY_USER, Uninstalled",
        "dev.grantway.install.uninstalled.v1, BY_OPERATOR, Uninstalled: by those who run the platform",
        "dev.grantway.install.uninstalled.v1, APP_DELETED, Uninstalled: the app was deleted",
        "dev.grantway.install.uninstalled.v1, SOMETHING_ELSE, Uninstalled: something else",
        "dev.grantway.install.taken_over.v1, , 'Taken over, because who installed it had left'",
        "dev.grantway.install.handed_round.v1, , Handed round",
    })
    void saysItPlainly(String type, @Nullable String reason, String text) {
        assertThat(FactWords.of(fact(type, reason))).isEqualTo(text);
    }

    @Test
    void takesATypeThatIsNoneAsItIs() {
        assertThat(FactWords.of(fact("odd", null))).isEqualTo("Odd");
    }

    private static Fact fact(String type, @Nullable String reason) {
        return new Fact(1, 1, type, null, Instant.EPOCH, reason, List.of(), List.of(), null, null);
    }
}
