package dev.grantway.install.closing;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Stage;
import dev.grantway.platform.session.SessionTokens;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** People with a role in a developer account, signed in. */
@Singleton
class Developers {
    private final Stage stage;
    private final String issuer;

    Developers(Stage stage, @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.stage = stage;
        this.issuer = issuer;
    }

    Browser signIn(int developerAccountId, String role) {
        int userId = Stage.newId();
        String sessionId = UUID.randomUUID().toString();
        stage.know(userId);
        String token = Jwt.issuer(issuer)
                .upn("user" + userId + "@developer.example")
                .subject(Integer.toString(userId))
                .claim(SessionTokens.SESSION_ID, sessionId)
                .claim(SessionTokens.NAME, "User " + userId)
                .claim(SessionTokens.OPERATOR, false)
                .claim(SessionTokens.DEVELOPER_ROLES, Map.of(Integer.toString(developerAccountId), role))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofMinutes(15)))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
        return new Browser(userId, sessionId, token);
    }
}
