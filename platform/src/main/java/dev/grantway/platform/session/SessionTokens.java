package dev.grantway.platform.session;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the session's signed token; its claims are named here and where app-registry mints it. */
@Singleton
public class SessionTokens {
    /** Claim: the session's id. */
    public static final String SESSION_ID = "sid";

    /** Claim: the person's name. */
    public static final String NAME = "name";

    /** Claim: whether the person runs the platform. */
    public static final String OPERATOR = "operator";

    /** Claim: an object of developer account id to role. */
    public static final String DEVELOPER_ROLES = "dev";

    private final JWTParser parser;
    private final Clock clock;

    SessionTokens(JWTParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    /** The session; empty for a token that is forged, expired or not one of a session. */
    public Optional<Session> read(String token) {
        try {
            var session = sessionOf(parser.parse(token));
            return session.filter(found -> found.expiresAt().isAfter(clock.instant()));
        } catch (ParseException | RuntimeException e) { // whatever is wrong with it, it is no session
            return Optional.empty();
        }
    }

    private static Optional<Session> sessionOf(JsonWebToken token) {
        @Nullable Object sessionId = token.getClaim(SESSION_ID);
        if (sessionId == null) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                Integer.parseInt(token.getSubject()),
                text(sessionId),
                token.getName(),
                text(token.claim(NAME).orElse(token.getName())),
                Boolean.parseBoolean(String.valueOf(token.claim(OPERATOR).orElse(false))),
                developerRoles(token),
                Instant.ofEpochSecond(token.getExpirationTime())));
    }

    private static Map<Integer, DeveloperRole> developerRoles(JsonWebToken token) {
        var roles = new HashMap<Integer, DeveloperRole>();
        if (token.claim(DEVELOPER_ROLES).orElse(null) instanceof JsonObject object) {
            object.forEach((account, role) -> roles.put(Integer.parseInt(account), DeveloperRole.valueOf(text(role))));
        }
        return roles;
    }

    private static String text(Object claim) {
        return switch (claim) {
            case JsonString string -> string.getString();
            case JsonNumber number -> number.toString();
            default -> claim.toString();
        };
    }
}
