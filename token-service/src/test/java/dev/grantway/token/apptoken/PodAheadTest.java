package dev.grantway.token.apptoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pods whose clocks differ by up to two seconds. */
@QuarkusTest
class PodAheadTest {
    private final TestInstalls installs;
    private final TestAppTokens tokens;

    PodAheadTest(TestInstalls installs, TestAppTokens tokens) {
        this.installs = installs;
        this.tokens = tokens;
    }

    @Test
    void makesNoInstallationTokenThatOutlivesARevocation() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        String token = token(consent);
        String ahead = tokens.ofAPodAhead(token, Duration.ofSeconds(2));
        assertThat(installs.isActive(consent.app(), ahead)).isTrue();

        TestInstalls.post("/oauth2/revoke", TestInstalls.tokenOf(consent.app(), token))
                .then()
                .statusCode(200);

        assertThat(installs.isActive(consent.app(), ahead)).isFalse();
        assertThat(installs.isActive(consent.app(), token(consent))).isTrue();
    }

    private static String token(TestConsent consent) {
        var form = TestInstalls.credentialsOf(consent.app());
        form.put("account_id", Integer.toString(consent.accountId()));
        return TestInstalls.post("/oauth2/token", form).path("access_token");
    }
}
