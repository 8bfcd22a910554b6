package dev.grantway.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies above the limit, which is 1 MiB here, each over a connection of its own. */
@QuarkusTest
class BodyLimitTest {
    private static final int LIMIT = 1024 * 1024;

    private final String baseUrl;

    BodyLimitTest(@ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Test
    void aBrowserThatHasSentAllIsToldTheLimitInItsLanguageWithTheWayBack() throws IOException {
        String answer = send(
                "/guarded",
                "Accept: text/html\r\nAccept-Language: de\r\nReferer: " + baseUrl + "/guarded?a=1\r\n",
                LIMIT + 1,
                LIMIT + 1);

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("Content-Type: text/html")
                .containsIgnoringCase("Content-Language: de")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .contains("<html lang=\"de\">", "größer als 1 MiB", "href=\"/guarded?a=1\"", "BODY_TOO_LARGE");
    }

    @Test
    void aReadersOwnChoiceOfLanguageComesFirst() throws IOException {
        String answer = send(
                "/guarded", "Accept: text/html\r\nAccept-Language: de\r\nCookie: lang=en\r\n", LIMIT + 1, LIMIT + 1);

        assertThat(answer)
                .contains("<html lang=\"en\">", "larger than 1 MiB")
                .doesNotContain("Back to the page before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "http://localhost:8080.evil.test/",
                "{own}//evil.test/",
                "{own}/\\evil.test"
            })
    void noOtherSiteIsAWayBack(String referer) throws IOException {
        String answer = send(
                "/guarded",
                "Accept: text/html\r\nReferer: " + referer.replace("{own}", baseUrl) + "\r\n",
                LIMIT + 1,
                LIMIT + 1);

        assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("evil.test");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/apps, */*", "/internal/x, application/json"})
    void aProgramIsAnsweredAProblem(String path, String accept) throws IOException {
        String answer = send(path, "Accept: " + accept + "\r\n", LIMIT + 1, LIMIT + 1);

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"status\":413", "\"code\":\"BODY_TOO_LARGE\"", "larger than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/v3/1/settings", "/crm/v3/timeline/events/batch/create", "/oauth/v1/token"})
    void atHubSpotsDoorTheErrorHasItsShape(String path) throws IOException {
        String answer = send(path, "Accept: */*\r\n", LIMIT + 1, LIMIT + 1);

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("Content-Type: application/json")
                .contains("\"status\":\"error\"", "\"category\":\"VALIDATION_ERROR\"", "\"correlationId\":\"");
    }

    /** Nobody reads what would take hours. */
    @Test
    void whatIsFarTooLargeIsAnsweredBeforeItComesAndIsTheLastOfItsConnection() throws IOException {
        String answer = send("/api/v1/apps", "Accept: */*\r\n", 10_000_000_000L, 10);

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
    }

    @Test
    void whoAsksFirstIsAnsweredBeforeAnythingIsSent() throws IOException {
        String answer = send("/api/v1/apps", "Accept: */*\r\nExpect: 100-continue\r\n", LIMIT + 1, 0);

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
    }

    @Test
    void whatIsJustNotTooLargeGoesOn() throws IOException {
        String answer = send("/guarded", "Content-Type: text/plain\r\n", LIMIT, LIMIT);

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("changed");
    }

    /** All that is heard after so much was said, until the service has closed or the answer is whole. */
    private static String send(String path, String headers, long length, int sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var out = socket.getOutputStream();
            String head =
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n" + headers;
            out.write((head + "\r\n").getBytes(UTF_8));
            out.write(new byte[sent]);
            out.flush();
            var in = socket.getInputStream();
            var heard = new java.io.ByteArrayOutputStream();
            byte[] part = new byte[8192];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                heard.write(part, 0, n);
                if (isWhole(heard.toString(UTF_8))) {
                    break;
                }
            }
            return heard.toString(UTF_8);
        }
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        var told = java.util.regex.Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n")
                .matcher(answer);
        return end >= 0
                && told.find()
                && answer.substring(end + 4).getBytes(UTF_8).length >= Integer.parseInt(told.group(1));
    }
}
