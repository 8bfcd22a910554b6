package dev.grantway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/developer, /developer",
        "/developer/, /developer/",
        // HubSpot's SDK with a base path that ends in a slash
        "//oauth/v1/token, /oauth/v1/token",
        "/oauth/v1/../../internal/codes, /internal/codes",
        "/oauth/%2e%2E/%69nternal, /internal",
        "/./a/./b/., /a/b/",
        "/../../a, /a",
        "/a/.., /",
        "/oauth/v1/access-tokens/a%2Bb%7e, /oauth/v1/access-tokens/a%2Bb~",
        "/a%20b, /a%20b"
    })
    void givesEachPathOneSpelling(String raw, String path) {
        assertThat(RequestPath.normalise(raw)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "*",
                "http://x/a",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "/a;b=c",
                "/a/..;/b",
                "/a%3bb",
                "/%",
                "/%2",
                "/%zz",
                "/%00",
                "/a%0d",
                "/a b",
                "/ä",
                "/a\tb"
            })
    void refusesWhatServicesCouldReadDifferently(String raw) {
        assertThat(RequestPath.normalise(raw)).isEmpty();
    }

    @Test
    void refusesNoPath() {
        assertThat(RequestPath.normalise("")).isEmpty();
    }
}
