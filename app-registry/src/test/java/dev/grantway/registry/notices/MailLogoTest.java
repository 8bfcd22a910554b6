package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLogoTest {
    private static final String BASE = "https://crm.example";

    @Test
    void isCarriedWhereItIsData() {
        var logo = MailLogo.of("data:image/png;base64,iVBORw0KGgo=", BASE);

        assertThat(logo.source()).isEqualTo("cid:logo@mail");
        assertThat(logo.picture()).contains(new MailLogo.Picture("image/png", "iVBORw0KGgo="));
    }

    @ParameterizedTest
    @CsvSource({
        "/logo.png, https://crm.example/logo.png",
        "/logo.svg, ''",
        "data:image/svg+xml;base64;AAAA, ''",
        "//evil.example/logo.png, ''",
        "https://evil.example/logo.png, ''",
        ", ''"
    })
    void isElseAPictureOfThisSiteOrNone(String logo, String source) {
        assertThat(MailLogo.of(logo, BASE)).isEqualTo(new MailLogo(source, Optional.empty()));
    }
}
