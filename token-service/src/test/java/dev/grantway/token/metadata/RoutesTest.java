package dev.grantway.token.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.routes.Route;
import dev.grantway.contracts.routes.Routes;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RoutesTest {
    private final Routes routes = Routes.load();

    @ParameterizedTest
    @CsvSource({
        "POST, /oauth2/token",
        "POST, /oauth2/introspect",
        "POST, /oauth2/revoke",
        "GET, /oauth2/jwks",
        "GET, /.well-known/oauth-authorization-server",
        "POST, /oauth/v1/token",
        "POST, /oauth/v3/token",
        "POST, /oauth/v3/token/introspect",
        "POST, /oauth/v3/token/revoke",
        "POST, /oauth/2026-03/token",
        "POST, /oauth/2026-03/token/introspect",
        "POST, /oauth/2026-03/token/revoke",
        "POST, /oauth/2026-09/token",
        "POST, /oauth/2026-09/token/introspect",
        "POST, /oauth/2026-09/token/revoke",
        "POST, /oauth/revoke",
        "GET, /operator/tokens",
        "POST, /operator/tokens/keys/rotation",
        "GET, /account-info/v3/details",
        "GET, /account-info/2026-03/details",
        "GET, /account-info/2026-09/details",
        "POST, /api/v1/grants/import",
    })
    void whatTheOneOriginSendsHereIsAnswered(String method, String path) {
        assertThat(routes.find(path).filter(Route::isPublic).map(Route::service))
                .hasValue("token-service");
        assertThat(given().redirects().follow(false).request(method, path).statusCode())
                .isNotIn(404, 405)
                .isLessThan(500);
    }
}
