package dev.grantway.install.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
    private static final Duration FORM_LIFE = Duration.ofMinutes(10);

    @Test
    void isRefusedWhenNoSessionOutlivesAForm() {
        assertThatThrownBy(() -> SessionLife.require(Duration.ofSeconds(659), FORM_LIFE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("grantway.session.ttl")
                .hasMessageContaining("grantway.install.form-life");
    }

    @Test
    void mayBeAMinuteMoreThanAForms() {
        assertThatCode(() -> SessionLife.require(Duration.ofMinutes(11), FORM_LIFE))
                .doesNotThrowAnyException();
    }
}
