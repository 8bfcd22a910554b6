package dev.grantway.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whatever goes right or wrong, the log holds no code, token or secret. */
@QuarkusTest
class SilentLogTest {
    private final TestInstalls installs;

    SilentLogTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Test
    void holdsNoCodeTokenOrSecret() {
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new Listener(lines);
        Logger.getLogger("").addHandler(listener);
        try {
            for (String secret : useAndMisuse()) {
                assertThat(lines).noneMatch(line -> line.contains(secret));
            }
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(lines).as("lines about the replayed code").isNotEmpty();
    }

    private List<String> useAndMisuse() {
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);
        var request = installs.exchangeOf(consent.app(), code);
        var tokens = TestInstalls.post("/oauth/v1/token", request);
        String access = tokens.path("access_token");
        String refresh = tokens.path("refresh_token");
        RestAssured.get("/oauth/v1/access-tokens/" + access);
        RestAssured.get("/oauth/v1/access-tokens/" + access + "%zz");
        request.put("redirect_uri", "http://localhost:8090/other");
        TestInstalls.post("/oauth/v1/token", request);
        TestInstalls.post("/oauth/v1/token", installs.refreshOf(consent.app(), refresh));
        RestAssured.delete("/oauth/v1/refresh-tokens/" + refresh);
        given().contentType("application/x-www-form-urlencoded")
                .body("client_secret=" + consent.app().clientSecret() + "%zz")
                .post("/oauth/v1/token?refresh_token=" + refresh);
        return List.of(code, access, refresh, consent.app().clientSecret());
    }

    /** Keeps what is logged, with the messages of all causes. */
    private static final class Listener extends Handler {
        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            var text = new StringBuilder(String.valueOf(line.getMessage()));
            text.append(Arrays.toString(line.getParameters()));
            for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
                text.append(' ').append(cause);
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
