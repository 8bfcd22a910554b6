package dev.grantway.token.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecretUsesConfigTest {
    private final SecretUsesConfig defaults;
    private final UsageStore store;
    private final Clock clock;

    SecretUsesConfigTest(SecretUsesConfig defaults, UsageStore store, Clock clock) {
        this.defaults = defaults;
        this.store = store;
        this.clock = clock;
    }

    @Test
    void tellsOfASecretOnceInFiveMinutesUnlessItIsSet() {
        assertThat(defaults.every()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT24H"})
    void takesWhatIsWithinBounds(Duration every) {
        assertThatCode(() -> new SecretUses(() -> every, store, clock)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT5M", "PT0S", "PT0.999S", "PT24H0.001S"})
    void refusesAtStartWhatIsNot(Duration every) {
        assertThatThrownBy(() -> new SecretUses(() -> every, store, clock))
                .hasMessage("grantway.token.secret-uses.every=" + every + " (PT1S to PT24H)");
    }
}
