package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers' names in mails to strangers. */
class BrandMailsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Locked, unlock at evil.example/pay",
                "evil.example",
                "evil。example",
                "call sip:me@evil.example",
                "https://evil.example",
                "mailto:me@evil.example"
            })
    void makeNoAddressThatAMailProgramLinks(String name) {
        String shown = BrandMails.name(name);

        assertThat(shown).doesNotContainPattern("[.。/:@](?!\u200B)");
        assertThat(shown.replaceAll("\\p{Cf}", "")).isEqualTo(name);
    }

    @Test
    void areShortAndNeverCutInsideACharacter() {
        assertThat(BrandMails.name("😀".repeat(100)).replaceAll("\\p{Cf}", "")).isEqualTo("😀".repeat(60) + "…");
        assertThat(BrandMails.name("Nova GmbH").replaceAll("\\p{Cf}", "")).isEqualTo("Nova GmbH");
    }
}
