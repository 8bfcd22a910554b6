package dev.grantway.token.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who guesses ids of the company's services learns nothing. */
@QuarkusTest
class ServiceIdsTest {
    private final TestInstalls installs;

    ServiceIdsTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void areAnsweredAsUnknownOnesAndAppsAre(String path) {
        var service = ask(path, "crm");

        assertThat(service.path("error").toString()).isEqualTo("invalid_client");
        assertSame(service, ask(path, "no-such-service"));
        assertSame(service, ask(path, installs.app().clientId()));
    }

    @Test
    void areAnsweredAsUnknownOnesAtHubSpotsDoor() {
        var service = ask("/oauth/v3/token", "crm");

        assertThat(service.path("status").toString()).isEqualTo("BAD_CLIENT_ID");
        assertThat(service.path("message").toString())
                .isEqualTo(ask("/oauth/v3/token", "no-such-service").path("message"));
    }

    private static void assertSame(Response one, Response other) {
        assertThat(other.statusCode()).isEqualTo(one.statusCode());
        assertThat(other.asString()).isEqualTo(one.asString());
    }

    private static Response ask(String path, String clientId) {
        return TestInstalls.post(
                path,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", "a-guess",
                        "token", "x"));
    }
}
