package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoiningConfigTest {
    @Test
    void letsNoStrangerInUnlessSet() {
        var config = config(Map.of());

        assertThat(config.mode()).isEqualTo(SignUpMode.INVITATION);
        assertThat(config.linkTtl()).isEqualTo(Duration.ofDays(1));
        assertThat(config.invitationTtl()).isEqualTo(Duration.ofDays(7));
        assertThat(config.invitationHistory()).isEqualTo(Duration.ofDays(90));
        assertThat(config.mailsPerMailbox()).isEqualTo(3);
        assertThat(config.requestsPerNetwork()).isEqualTo(20);
        assertThat(config.accountsPerPerson()).isEqualTo(3);
        assertThat(config.mailsPerDomain()).isEqualTo(50);
        assertThat(config.invitationsPerMailbox()).isEqualTo(10);
        assertThat(config.invitationsPerMailboxAndAccount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"open,OPEN", "invitation,INVITATION", "off,OFF"})
    void takesTheModeInSmallLetters(String setting, SignUpMode mode) {
        assertThat(config(Map.of("grantway.registry.sign-up.mode", setting)).mode())
                .isEqualTo(mode);
    }

    private static JoiningConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(JoiningConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(JoiningConfig.class);
    }
}
