package dev.grantway.token.metadata;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.jwk.JWKSet;
import dev.grantway.contracts.routes.Route;
import dev.grantway.contracts.routes.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetadataTest {
    private static final String METADATA = "/.well-known/oauth-authorization-server";

    @Tag("A9")
    @Test
    void namesTheStandardDoor() {
        get(METADATA)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .body("issuer", equalTo("http://localhost:8080"))
                .body("token_endpoint", equalTo("http://localhost:8080/oauth2/token"))
                .body("authorization_endpoint", equalTo("http://localhost:8080/oauth2/authorize"))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("authorization_response_iss_parameter_supported", equalTo(true));
    }

    @Test
    void namesHowClientsProveThemselves() {
        get(METADATA)
                .then()
                .body(
                        "token_endpoint_auth_methods_supported",
                        contains("client_secret_basic", "client_secret_post", "private_key_jwt", "none"))
                .body("token_endpoint_auth_signing_alg_values_supported", contains("ES256", "RS256", "PS256"))
                .body(
                        "introspection_endpoint_auth_methods_supported",
                        contains("client_secret_basic", "client_secret_post", "private_key_jwt"));
    }

    /** What is on, and nothing else: a member more is a promise, and one less is a feature that no client finds. */
    @Test
    void hasExactlyTheseMembers() {
        Map<String, Object> metadata = get(METADATA).jsonPath().getMap("$");

        assertThat(metadata)
                .containsOnlyKeys(
                        "issuer",
                        "authorization_endpoint",
                        "token_endpoint",
                        "introspection_endpoint",
                        "revocation_endpoint",
                        "jwks_uri",
                        "response_types_supported",
                        "response_modes_supported",
                        "grant_types_supported",
                        "code_challenge_methods_supported",
                        "token_endpoint_auth_methods_supported",
                        "token_endpoint_auth_signing_alg_values_supported",
                        "introspection_endpoint_auth_methods_supported",
                        "introspection_endpoint_auth_signing_alg_values_supported",
                        "revocation_endpoint_auth_methods_supported",
                        "revocation_endpoint_auth_signing_alg_values_supported",
                        "authorization_response_iss_parameter_supported")
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("response_modes_supported", List.of("query"))
                .containsEntry(
                        "grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
    }

    @Test
    void namesOnlyEndpointsThatAreThere() {
        var metadata = get(METADATA).jsonPath();
        Map<String, Object> all = metadata.getMap("$");
        var named = all.keySet().stream()
                .filter(name -> name.endsWith("_endpoint") || name.endsWith("_uri"))
                .toList();
        assertThat(named).hasSize(5);

        for (String name : named) {
            String path = URI.create(metadata.getString(name)).getPath();
            var route = Routes.load().find(path).filter(Route::isPublic);
            assertThat(route).as(name).isPresent();
            switch (name) {
                case "authorization_endpoint" ->
                    assertThat(route.map(Route::service)).hasValue("install-service"); // it is asked there
                case "jwks_uri" -> assertThat(get(path).statusCode()).isEqualTo(200);
                default ->
                    assertThat(RestAssured.given().post(path).statusCode())
                            .as(name)
                            .isIn(400, 401, 415);
            }
        }
    }

    @Test
    void publishesPublicKeysOnly() throws Exception {
        var answer = get("/oauth2/jwks");

        answer.then().header("Cache-Control", containsString("max-age"));
        var keys = JWKSet.parse(answer.asString());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(com.nimbusds.jose.jwk.JWK::isPrivate);
    }
}
