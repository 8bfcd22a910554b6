package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.checks.FieldProblem;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderChecksTest {
    private static Optional<String> field(String name, String value) {
        return HeaderChecks.problem(name, value).map(FieldProblem::field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Api-Key", "authorization", "x", "a.b_c~1"})
    void takesNamesThatAreTheDevelopers(String name) {
        assertThat(field(name, "a value")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a:b",
                "a\nb",
                "ü",
                "host",
                "HOST",
                "Content-Type",
                "content-length",
                "Connection",
                "Transfer-Encoding",
                "User-Agent",
                "webhook-id",
                "Webhook-Signature",
                "ce-id",
                "X-HubSpot-Signature-v3",
                "Grantway-Replay",
                "Proxy-Authorization",
                ":authority"
            })
    void refusesNamesThatAreNoneOrOurs(String name) {
        assertThat(field(name, "a value")).contains("headerName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\r\nX-Other: b", "a\u0000", "ü", "\t"})
    void refusesValuesThatWouldBeMoreThanOne(String value) {
        assertThat(field("X-Api-Key", value)).contains("headerValue");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void takesValuesUpToAThousandCharacters(int length) {
        assertThat(field("X-Api-Key", "x".repeat(length))).isEmpty();
        assertThat(field("X-Api-Key", "x".repeat(1_001))).contains("headerValue");
        assertThat(field("x".repeat(101), "x")).contains("headerName");
    }
}
