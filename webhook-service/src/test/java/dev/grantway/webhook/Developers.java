package dev.grantway.webhook;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** People who are signed in. */
@Singleton
public class Developers {
    private final String baseUrl;

    Developers(@ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Somebody with a role in a developer account. */
    public RequestSpecification as(int developerAccount, String role) {
        return with(token(2, Map.of(Integer.toString(developerAccount), role), false));
    }

    /** The owner of the account that all apps of the tests are in. */
    public RequestSpecification owner() {
        return as(Fixture.DEVELOPER_ACCOUNT, "OWNER");
    }

    public RequestSpecification operator() {
        return with(token(2, Map.of(), true));
    }

    /** The cookie of an owner, for a client of another kind. */
    public String ownersCookie(int userId) {
        return "grantway_session=" + token(userId, Map.of(Integer.toString(Fixture.DEVELOPER_ACCOUNT), "OWNER"), false);
    }

    private static RequestSpecification with(String token) {
        return given().redirects().follow(false).cookie("grantway_session", token);
    }

    private String token(int userId, Map<String, String> roles, boolean operator) {
        return Jwt.subject(Integer.toString(userId))
                .issuer(baseUrl)
                .upn("dev@acme.example")
                .claim("sid", "s-1")
                .claim("name", "Dev")
                .claim("operator", operator)
                .claim("dev", roles)
                .expiresAt(Instant.now().plusSeconds(600))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
    }
}
