package dev.grantway.token.metadata;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
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

    @Test
    void namesOnlyEndpointsThatAreThere() {
        var metadata = get(METADATA).jsonPath();

        for (String name : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
            String path = URI.create(metadata.getString(name)).getPath();
            assertThat(io.restassured.RestAssured.given().post(path).statusCode())
                    .as(name)
                    .isNotIn(404, 405);
        }
        assertThat(get(URI.create(metadata.getString("jwks_uri")).getPath()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void publishesPublicKeysOnly() throws Exception {
        var answer = get("/oauth2/jwks");

        answer.then().header("Cache-Control", containsString("max-age"));
        var keys = JWKSet.parse(answer.asString());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(com.nimbusds.jose.jwk.JWK::isPrivate);
    }
}
