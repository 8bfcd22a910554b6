package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainCheckTest {
    @ParameterizedTest
    @CsvSource({
        "acme.example, acme.example",
        "' ACME.Example ', acme.example",
        "apps.acme.co.example, apps.acme.co.example",
        "bücher.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "аpple.example, xn--pple-43d.example" // its first letter is Cyrillic
    })
    void readsDomains(String text, String domain) {
        assertThat(DomainCheck.read(text)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "localhost",
                "https://acme.example",
                "acme.example/",
                "acme.example:443",
                "acme.example.",
                "a b.example",
                "_dmarc.acme.example",
                "*.acme.example",
                "-acme.example",
                "acme-.example",
                "acme..example",
                ".acme.example",
                "127.0.0.1",
                "[::1]",
                "acme.1",
                "a@acme.example"
            })
    void refusesWhatIsNone(String text) {
        assertThat(DomainCheck.read(text)).isEmpty();
        assertThat(DomainCheck.problem(text)).endsWith("no IP address.");
    }

    @Test
    void refusesWhatCannotBeSeenAndDoesNotRepeatIt() {
        for (String text : new String[] {"a\u0000.example", "a\u202E.example", "a\n.example"}) {
            assertThat(DomainCheck.read(text)).isEmpty();
            assertThat(DomainCheck.problem(text)).doesNotContain("\u0000", "\u202E", "\n");
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        String label = "a".repeat(63);

        assertThat(DomainCheck.read(label + ".example")).isPresent();
        assertThat(DomainCheck.read(label + "a.example")).isEmpty();
        assertThat(DomainCheck.read((label + ".").repeat(4) + "example")).isEmpty();
    }
}
