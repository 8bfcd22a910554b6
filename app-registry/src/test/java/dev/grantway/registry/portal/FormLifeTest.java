package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.platform.session.SessionConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormLifeTest {
    @Test
    void refusesATokenThatDoesNotOutliveAForm() {
        var tooShort = session("659s");

        assertThatThrownBy(() -> new FormLife(tooShort))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("grantway.session.ttl is 659 s")
                .hasMessageContaining("at least 660 s");
    }

    @Test
    void takesOneThatDoes() {
        assertThat(new FormLife(session("660s")).length()).isEqualTo(Duration.ofMinutes(10));
    }

    private static SessionConfig session(String ttl) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SessionConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("grantway.session.ttl", ttl), "test", 100))
                .build()
                .getConfigMapping(SessionConfig.class);
    }
}
