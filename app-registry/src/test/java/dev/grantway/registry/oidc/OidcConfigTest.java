package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcConfigTest {
    @Test
    void isOffAndMakesNobodyAUserOrAnOperatorUnlessSet() {
        var config = config(Map.of());

        assertThat(config.enabled()).isFalse();
        assertThat(config.issuer()).isEmpty();
        assertThat(config.clientId()).isEmpty();
        assertThat(config.clientSecret()).isEmpty();
        assertThat(config.clientSecretFile()).isEmpty();
        assertThat(config.scopes()).containsExactly("profile", "email");
        assertThat(config.name()).isEmpty();
        assertThat(config.builtInSignIn()).isTrue();
        assertThat(config.strangers()).isEqualTo(Strangers.MATCH);
        assertThat(config.operatorClaim()).isEmpty();
        assertThat(config.operatorValue()).isEqualTo("grantway-operator");
        assertThat(config.signOutUrl()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.signInTtl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.signInsPerAddress()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"refuse,REFUSE", "match,MATCH", "create,CREATE"})
    void takesWhatBecomesOfStrangersInSmallLetters(String setting, Strangers strangers) {
        assertThat(config(Map.of("grantway.registry.oidc.strangers", setting)).strangers())
                .isEqualTo(strangers);
    }

    static OidcConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OidcConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(OidcConfig.class);
    }
}
