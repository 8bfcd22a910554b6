package dev.grantway.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/developer/apps",
                "/connected-apps?accountId=200001",
                "/oauth/authorize?client_id=a&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=%C3%A9|{x}^`[1]",
                "/a//b",
                "/-",
                "/.well-known/x"
            })
    void keepsAPathOfThisOriginByteForByte(String path) {
        assertThat(ReturnPath.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "developer",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/a\\b",
                "https://evil.example/",
                "http:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                " /a",
                "/\u0000",
                "/é",
                "@evil.example",
                "?to=/",
                "#x"
            })
    void goesToTheStartPageInsteadOfElsewhere(String text) {
        assertThat(ReturnPath.of(text)).isEqualTo(ReturnPath.START);
    }

    @Test
    void goesToTheStartPageWithoutATarget() {
        assertThat(ReturnPath.of(null)).isEqualTo(ReturnPath.START);
    }

    @Test
    void keepsTheLongestLinkThatAnAuthorizeDoorReads() {
        String link = "/oauth/2147483647/authorize?" + "q".repeat(16 * 1024);

        assertThat(ReturnPath.of(link).path()).isEqualTo(link);
    }

    @Test
    void goesToTheStartPageForATextThatNoAddressHas() {
        assertThat(ReturnPath.of("/" + "a".repeat(20_000))).isEqualTo(ReturnPath.START);
    }
}
