package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D2")
class WebhookTargetCheckTest {
    @Test
    void takesHttps() {
        assertThat(WebhookTargetCheck.problem("https://app.example/hooks?tenant=1", false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8090/webhooks", "http://127.0.0.1/w", "http://[::1]:9/w", "https://localhost/w"
            })
    void takesThisMachineOnlyWhereTheSettingAllowsIt(String url) {
        assertThat(WebhookTargetCheck.problem(url, true)).isEmpty();
        assertThat(WebhookTargetCheck.problem(url, false)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example/w, must begin with https://",
        "https://10.0.0.1/w, IP address",
        "https://169.254.169.254/latest, IP address",
        "https://2130706433/w, IP address",
        "https://[::ffff:127.0.0.1]/w, IP address",
        "https://user:pass@app.example/w, user name",
        "https://app.example/w#x, fragment",
        "ftp://app.example/w, must begin with https://",
        "ftp://localhost/w, this machine",
        "'', missing"
    })
    void refusesOtherTargetsAndSaysWhy(String url, String reason) {
        assertThat(WebhookTargetCheck.problem(url, true))
                .hasValueSatisfying(message -> assertThat(message).contains(reason));
    }

    @Test
    void advisesAgainstEscapesThatAreSignedInTwoWays() {
        assertThat(WebhookTargetCheck.advice("https://app.example/w?to=a%3Ab")).isPresent();
        assertThat(WebhookTargetCheck.advice("https://app.example/w?to=a%20b")).isEmpty();
    }
}
