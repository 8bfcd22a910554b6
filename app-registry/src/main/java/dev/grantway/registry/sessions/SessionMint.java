package dev.grantway.registry.sessions;

import dev.grantway.platform.session.SessionConfig;
import dev.grantway.platform.session.SessionTokens;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Mints the session's JWT, and reads one whose time is over. */
@Singleton
@Startup // a missing or wrong key is told at start and not to the first person who signs in
class SessionMint {
    private final JWTParser parser;
    private final JWTAuthContextInfo verification;
    private final Duration ttl;
    private final Duration readableFor;
    private final Clock clock;

    SessionMint(
            JWTParser parser, JWTAuthContextInfo verification, SessionConfig jwt, SessionsConfig config, Clock clock) {
        this.parser = parser;
        this.verification = verification;
        this.ttl = jwt.ttl();
        this.readableFor = config.ttl();
        this.clock = clock;
    }

    @PostConstruct
    void tryKeys() {
        String jwt = mint(new SessionHolder(0, "start@invalid", "start", false, Map.of()), "start");
        if (read(jwt).isEmpty()) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey does not verify what smallrye.jwt.sign.key signs: they must be one P-256 pair");
        }
    }

    String mint(SessionHolder holder, String sessionId) {
        var now = clock.instant();
        return Jwt.upn(holder.email())
                .subject(String.valueOf(holder.userId()))
                .claim(SessionTokens.SESSION_ID, sessionId)
                .claim(SessionTokens.NAME, holder.name())
                .claim(SessionTokens.OPERATOR, holder.operator())
                .claim(SessionTokens.DEVELOPER_ROLES, rolesClaim(holder))
                .issuedAt(now)
                .expiresAt(now.plus(ttl))
                .sign();
    }

    /** The session that a JWT of ours names; its signature and issuer are checked, its expiry is not. */
    Optional<PresentedSession> read(@Nullable String jwt) {
        if (jwt == null || jwt.isEmpty()) {
            return Optional.empty();
        }
        var lenient = new JWTAuthContextInfo(verification);
        lenient.setClockSkew(Math.toIntExact(readableFor.toSeconds())); // the row decides whether it is still good
        try {
            return presented(parser.parse(jwt, lenient));
        } catch (ParseException _) {
            return Optional.empty(); // forged, foreign, or from before the keys changed: sign in again
        }
    }

    private static Optional<PresentedSession> presented(JsonWebToken jwt) {
        String sessionId = jwt.getClaim(SessionTokens.SESSION_ID);
        String subject = jwt.getSubject();
        return sessionId == null || subject == null
                ? Optional.empty()
                : Optional.of(new PresentedSession(Integer.parseInt(subject), sessionId));
    }

    private static Map<String, Object> rolesClaim(SessionHolder holder) {
        var claim = new HashMap<String, Object>();
        holder.developerRoles().forEach((accountId, role) -> claim.put(String.valueOf(accountId), role.name()));
        return claim;
    }
}
