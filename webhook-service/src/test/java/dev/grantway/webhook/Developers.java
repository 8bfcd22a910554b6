package dev.grantway.webhook;

import static io.restassured.RestAssured.given;

import dev.grantway.platform.session.CsrfTokens;
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
    private static final String SESSION = "s-1";

    private final String baseUrl;

    private final CsrfTokens csrfTokens;

    Developers(@ConfigProperty(name = "grantway.base-url") String baseUrl, CsrfTokens csrfTokens) {
        this.baseUrl = baseUrl;
        this.csrfTokens = csrfTokens;
    }

    /** Somebody with a role in a developer account. */
    public RequestSpecification as(int developerAccount, String role) {
        return with(token(2, Map.of(Integer.toString(developerAccount), role), false));
    }

    /** The owner of the account that all apps of the tests are in. */
    public RequestSpecification owner() {
        return as(Fixture.DEVELOPER_ACCOUNT, "OWNER");
    }

    /** The owner, with what a change needs. */
    public RequestSpecification changing() {
        return changingAs(Fixture.DEVELOPER_ACCOUNT, "OWNER");
    }

    /** The same of somebody else. */
    public RequestSpecification changingAs(int developerAccount, String role) {
        return as(developerAccount, role).header("X-CSRF-Token", csrfToken());
    }

    /** The token of forms, the same for all of them here. */
    public String csrfToken() {
        return csrfTokens.tokenFor(SESSION);
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
                .claim("sid", SESSION)
                .claim("name", "Dev")
                .claim("operator", operator)
                .claim("dev", roles)
                .expiresAt(Instant.now().plusSeconds(600))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
    }
}
