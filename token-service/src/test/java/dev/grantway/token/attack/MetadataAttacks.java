package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the server says of itself, and who may read it. */
@Singleton
class MetadataAttacks implements AttackClass {
    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final String JWKS = "/oauth2/jwks";
    private static final String ISSUER = "http://localhost:8080";

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "M1", MetadataAttacks::saysWhatIsTrue,
                "M3", MetadataAttacks::readByOtherSites,
                "X15", MetadataAttacks::withASpoofedHost);
    }

    private static void saysWhatIsTrue(Scene scene) throws Exception {
        var metadata = scene.ask(Request.get(METADATA)).json();
        var issuer = URI.create(metadata.path("issuer").asText());
        assertThat(issuer).hasToString(ISSUER).hasNoQuery().hasNoFragment().hasNoUserInfo();
        assertThat(issuer.getScheme().equals("https") || issuer.getHost().equals("localhost"))
                .isTrue();
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        for (String name : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
            String endpoint = metadata.path(name).asText();
            assertThat(endpoint).startsWith(ISSUER + "/oauth2/");
            assertThat(scene.ask(Request.form(endpoint.substring(ISSUER.length()), Map.of()))
                            .status())
                    .as(name)
                    .isIn(400, 401);
        }
        assertThat(metadata.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(metadata.path("grant_types_supported").toString()).doesNotContain("password", "implicit");
        var keys = JWKSet.parse(
                scene.ask(Request.get(metadata.path("jwks_uri").asText().substring(ISSUER.length())))
                        .body());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
    }

    private static void readByOtherSites(Scene scene) throws IOException {
        for (String path : List.of(METADATA, JWKS)) {
            var answer = scene.ask(Request.get(path).with("Origin", "https://app.example"));
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).hasValue("*");
        }
        var refused =
                scene.ask(Request.form(scene.door().token(), Map.of("x", "y")).with("Origin", "https://app.example"));
        assertThat(refused.header("Access-Control-Allow-Origin")).hasValue("*");
        for (String path :
                List.of("/oauth/authorize", "/oauth2/authorize", "/internal/grants", "/internal/codes", "/authz")) {
            for (String method : List.of("OPTIONS", "GET")) {
                var answer = scene.ask(Request.get(path)
                        .by(method)
                        .with("Origin", "https://evil.test")
                        .with("Access-Control-Request-Method", "POST"));
                assertThat(answer.header("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEmpty();
            }
        }
        for (String path :
                List.of(METADATA, JWKS, scene.door().token(), scene.door().introspection())) {
            var answer = scene.ask(Request.get(path)
                    .by("OPTIONS")
                    .with("Origin", "https://evil.test")
                    .with("Access-Control-Request-Method", "POST")
                    .with("Access-Control-Request-Headers", "authorization"));
            assertThat(answer.header("Access-Control-Allow-Credentials"))
                    .as(path)
                    .isEmpty();
        }
    }

    private static void withASpoofedHost(Scene scene) throws IOException {
        var plain = scene.ask(Request.get(METADATA)).body();
        for (var spoofed : List.of(
                Request.get(METADATA).with("Host", "evil.test"),
                Request.get(METADATA).with("X-Forwarded-Host", "evil.test").with("X-Forwarded-Proto", "https"),
                Request.get(METADATA).with("Forwarded", "host=evil.test;proto=https"),
                Request.get(METADATA).with("X-Forwarded-Prefix", "/evil"),
                Request.get(METADATA).with("X-Original-URL", JWKS),
                Request.get(METADATA + "?issuer=https://evil.test"))) {
            assertThat(scene.ask(spoofed).body()).isEqualTo(plain);
        }
        var installed = scene.install();
        var answer = scene.ask(Request.form(scene.door().token(), scene.refreshOf(installed))
                .with("Host", "evil.test")
                .with("X-Forwarded-Host", "evil.test"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("evil.test");
    }
}
