package dev.grantway.registry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapParserTest {
    @Test
    void takesAFileWithoutSomeOfTheLists() {
        var file = parse("{\"users\": [{\"email\": \"a@example.com\", \"name\": \"A\", \"password\": \"12345678\"}]}");

        assertThat(file.users()).hasSize(1);
        assertThat(file.apps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\": []} | user",
                "{\"users\": [{\"mail\": \"a@example.com\"}]} | users[0].mail",
                "{\"accounts\": [{\"kind\": \"CUSTOMER\"}]} | accounts[0].kind",
                "{\"memberships\": [{\"accountId\": \"x\"}]} | memberships[0].accountId",
                "{\"users\": [null]} | line 1",
                "{\"users\": []} [] | line 1",
                "{\"users\": [], \"users\": []} | line 1",
                "{\"users\": | line 1",
            })
    void saysWhereItIsWrong(String json, String place) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining(place);
    }

    @Test
    void quotesNoSecret() {
        assertThatThrownBy(() -> parse("{\"users\": [{\"userId\": \"secret-in-the-wrong-place\"}]}"))
                .isInstanceOf(BootstrapException.class)
                .hasMessageNotContaining("secret-in-the-wrong-place");
    }

    @Test
    void showsNoSecretInWhatItRead() {
        var file = parse("""
                {"users": [{"email": "a@example.com", "name": "A", "password": "the-password"}],
                 "developerApiKeys": [{"accountId": 1, "key": "the-key"}],
                 "apps": [{"appId": 1, "developerAccountId": 1, "name": "A", "clientId": "a", "confidential": true,
                           "clientSecret": "the-secret", "webhookSecret": "whsec_the-secret"}]}""");

        assertThat(file.toString()).doesNotContain("the-password", "the-key", "the-secret");
    }

    private static BootstrapFile parse(String json) {
        return BootstrapParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
