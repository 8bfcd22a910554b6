package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/settings",
                "https://app.example:8443/settings?tab=1#account",
                "http://localhost:8090/settings",
                "http://127.0.0.1:8090",
                "http://[::1]:8090/"
            })
    void takesHttpsAndPlainHttpOnThisMachine(String url) {
        assertThat(LinkCheck.problem("The page", url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://app.example/settings            | must begin with https://
                    javascript:alert(1)                    | must be absolute
                    data:text/html,x                       | must be absolute
                    //app.example/settings                 | must be absolute
                    ftp://app.example                      | must begin with https://
                    https://app.example@evil.test/         | user name
                    https://203.0.113.7/                   | IP address
                    https://app.example/a b                | a space
                    https://app.example\\evil.test/        | browsers rewrite
                    """)
    void refusesWhatCouldLeadAstray(String url, String reason) {
        assertThat(LinkCheck.problem("The page", url))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("The page “")
                        .contains(reason)
                        .endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x09, 0x0A, 0x7F, 0x202E, 0x2066, 0x200B, 0xE9})
    void refusesCharactersThatHideOrTurnRoundAndShowsThemNot(int character) {
        String url = "https://app.example/" + Character.toString(character) + "x";

        assertThat(LinkCheck.problem("The page", url))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("outside ASCII")
                        .satisfies(text -> assertThat(text.codePoints().filter(each -> each == 0x202E))
                                .isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_981})
    void refusesWhatIsTooLong(int length) {
        assertThat(LinkCheck.problem("The page", "https://app.example/" + "a".repeat(length)))
                .hasValueSatisfying(message -> assertThat(message).contains("longer than 2000"));
        assertThat(LinkCheck.problem("The page", "https://app.example/" + "a".repeat(length - 1)))
                .isEmpty();
    }
}
