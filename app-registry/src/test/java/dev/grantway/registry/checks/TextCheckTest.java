package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"Contact Sync", "Kontakte für Ärzte", "連絡先", "مزامنة", "می\u200cخواهم", "Fancy 🚀"})
    void takesWordsOfAnyLanguage(String name) {
        assertThat(TextCheck.line("The name", name, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Eb",
                "a\u2066b",
                "a\u200Fb",
                "a\u0000b",
                "a\nb",
                "a\u200Bb",
                "a\uFEFFb",
                "a\u2028b",
                "a\uE000b"
            })
    void refusesCharactersThatHideOrTurnText(String name) {
        assertThat(TextCheck.line("The name", name, 100))
                .hasValueSatisfying(message -> assertThat(message).contains("The name"));
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        assertThat(TextCheck.line("The name", "🚀".repeat(100), 100)).isEmpty();
        assertThat(TextCheck.line("The name", "x".repeat(101), 100)).isPresent();
    }

    @Test
    void takesSeveralLinesWhereTheyAreMeant() {
        assertThat(TextCheck.lines("The description", "one\ntwo", 100)).isEmpty();
    }

    @Test
    void seesOneNameInItsLookAlikeForms() {
        assertThat(TextCheck.folded("Contact SYNC")).isEqualTo(TextCheck.folded("ｃontact sync"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help@app.example", "a+b@sub.app.example"})
    void takesEmailAddresses(String email) {
        assertThat(TextCheck.email(email)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "help@", "@app.example", "a b@app.example", "help@app", "<x>@app.example"})
    void refusesWhatIsNoEmailAddress(String email) {
        assertThat(TextCheck.email(email)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http://app.example", "app.example", "https://u@app.example/"})
    void refusesPagesThatAreNotHttps(String page) {
        assertThat(TextCheck.page(page)).isPresent();
    }
}
