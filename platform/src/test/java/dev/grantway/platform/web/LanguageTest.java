package dev.grantway.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            de,                             GERMAN
            de-AT,                          GERMAN
            'de-CH, fr;q=0.9',              GERMAN
            'fr-FR, fr;q=0.9, de;q=0.5',    GERMAN
            'en;q=0.4, de;q=0.8',           GERMAN
            'en-US, en;q=0.9, de;q=0.8',    ENGLISH
            'de;q=0, fr',                   ENGLISH
            fr,                             ENGLISH
            *,                              ENGLISH
            ';;;q=x',                       ENGLISH
            '',                             ENGLISH
            """)
    void takesTheFirstOfTheBrowsersListThatThereIs(String accepted, Language expected) {
        assertThat(Language.of("", accepted)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"de, en, GERMAN", "en, de, ENGLISH", "fr, de, GERMAN", "'de;x', en, ENGLISH"})
    void takesTheReadersOwnChoiceBeforeTheBrowsersList(String chosen, String accepted, Language expected) {
        assertThat(Language.of(chosen, accepted)).isEqualTo(expected);
    }

    @Test
    void isEnglishForAListThatNoBrowserWrites() {
        assertThat(Language.of(null, "de, ".repeat(10_000))).isEqualTo(Language.ENGLISH);
    }
}
