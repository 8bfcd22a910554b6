package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked is what the upstream routes, however a path is written and however a gateway asks. */
@QuarkusTest
class GatePathsTest {
    private final TestGate gate;
    private final TestInstalls installs;

    GatePathsTest(TestGate gate, TestInstalls installs) {
        this.gate = gate;
        this.installs = installs;
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/authz/open/../crm/v3/contacts",
                "/authz/../oauth2/jwks", // would be answered with 200
                "/authz/..%2foauth2/jwks",
                "/authz/open/./x",
                "/authz/open/%2e%2e/crm/v3/contacts",
                "/authz/open/.%2E/crm/v3/contacts",
                "/authz/open/..%2fcrm/v3/contacts",
                "/authz/open%2Fx",
                "/authz/open/..%5ccrm",
                "/authz/open/..\\crm",
                "/authz/open/..;/crm/v3/contacts",
                "/authz/open;x=1/y",
                "/authz/open/%3b/y",
                "/authz//open/x",
                "/authz/open//x",
                "/authz/open/x//",
                "/authz//",
                "/authz/open/%00",
                "/authz/open/a%0d%0aX-Grantway-App-Id:%201",
                "/authz/open/%7f",
                "/authz/open/%252e%252e/crm",
                "/authz/open/%c0%ae%c0%ae/crm", // an overlong dot
                "/authz/open/%c0%af",
                "/authz/open/%ff",
                "/authz/open/%zz",
                "/authz/open/%2",
                "/authz/open/a#b",
                "/authzopen/x",
                "/authz%2fopen/x",
            })
    void refusesAPathThatCanBeReadInTwoWays(String path) throws IOException {
        assertThat(TestGate.raw("GET", path, authorization())).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, X-Forwarded-Uri: /crm/v3/contacts?limit=1, 200",
        "PUT, X-Forwarded-Uri: /crm/v3/contacts,         403",
        "GET, X-Forwarded-Uri: /open/../crm,             400",
        "GET, X-Forwarded-Uri: http://x/open/y,          400",
        "get, X-Forwarded-Uri: /open/x,                  400",
        "GET, X-Original-URI: /crm/v3/contacts,          400", // its method would be in the other header
    })
    void readsTheHeadersOfForwardAuthentication(String method, String uri, int status) throws IOException {
        assertThat(TestGate.raw("POST", "/authz", authorization(), "X-Forwarded-Method: " + method, uri))
                .isEqualTo(status);
    }

    @Test
    void readsTheHeadersThatNginxIsToldToSend() throws IOException {
        assertThat(TestGate.raw(
                        "GET", "/authz", authorization(), "X-Original-Method: GET", "X-Original-URI: /crm/v3/contacts"))
                .isEqualTo(200);
    }

    @Test
    void refusesTheHeadersThatACallerAddedToTheGateways() throws IOException {
        String set = "X-Forwarded-Uri: /crm/v3/deals";
        String method = "X-Forwarded-Method: GET";

        assertThat(TestGate.raw("GET", "/authz", authorization(), method, set)).isEqualTo(403);
        assertThat(TestGate.raw(
                        "GET",
                        "/authz",
                        authorization(),
                        method,
                        set,
                        "X-Original-Method: GET",
                        "X-Original-URI: /open/x"))
                .isEqualTo(400);
        assertThat(TestGate.raw("GET", "/authz", authorization(), method, set, "X-Forwarded-Uri: /open/x"))
                .isEqualTo(400);
        assertThat(TestGate.raw("GET", "/authz", authorization())).isEqualTo(400);
        // below the prefix they count for nothing
        assertThat(TestGate.raw("GET", "/authz/crm/v3/deals", authorization(), method, "X-Forwarded-Uri: /open/x"))
                .isEqualTo(403);
    }

    private String authorization() {
        return "Authorization: Bearer "
                + gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
    }
}
