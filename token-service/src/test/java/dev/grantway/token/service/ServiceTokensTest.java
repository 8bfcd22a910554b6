package dev.grantway.token.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.SignedJWT;
import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServiceTokensTest {
    @Test
    void areSignedAndNameTheirScopes() throws Exception {
        var answer = ask(Map.of());

        answer.then()
                .statusCode(200)
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(600))
                .body("refresh_token", nullValue())
                .body("token_use", equalTo("client_credentials"))
                .body(
                        "scopes",
                        contains("grantway.codes.write", "grantway.installations.write", "grantway.grants.read"));
        var token = SignedJWT.parse(answer.path("access_token"));
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("install-service");
        assertThat(token.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("install-service");
    }

    @Test
    void haveFewerScopesWhenFewerAreAskedFor() {
        ask(Map.of("scope", "grantway.grants.read")).then().body("scope", equalTo("grantway.grants.read"));
        for (String other : new String[] {"grantway.directory.read", " ", "   ", " grantway.grants.read"}) {
            ask(Map.of("scope", other)).then().statusCode(400).body("error", equalTo("invalid_scope"));
        }
    }

    @Test
    void needTheSecret() {
        ask(Map.of("client_secret", "wrong")).then().statusCode(400).body("error", equalTo("invalid_client"));
    }

    @Test
    void openNoOtherDoorWhenTheyAreChanged() {
        String token = ask(Map.of()).path("access_token");
        String changed = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");

        given().header("Authorization", "Bearer " + changed)
                .get("/internal/grants")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + token)
                .get("/internal/grants")
                .then()
                .statusCode(200);
    }

    private static Response ask(Map<String, String> more) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", "install-service");
        form.put("client_secret", ServiceClientsResource.SECRET);
        form.putAll(more);
        return TestInstalls.post("/oauth2/token", form);
    }
}
