package dev.grantway.token.introspection;

import static dev.grantway.platform.service.ServiceTokens.AUDIENCE;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.DeveloperAccess;
import dev.grantway.token.introspection.InspectionOutcome.Inactive;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import dev.grantway.token.introspection.InspectionOutcome.OfApp;
import dev.grantway.token.introspection.InspectionOutcome.OfGrant;
import dev.grantway.token.introspection.InspectionOutcome.Refresh;
import dev.grantway.token.introspection.InspectionOutcome.Service;
import dev.grantway.token.oauth.Answer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The body of an introspection: the RFC's members, and those of the wire profile. RFC 7662, section 2.2. */
@Singleton
public class IntrospectionAnswer {
    private final IntrospectionFields profile;
    private final String issuer;

    IntrospectionAnswer(IntrospectionFields profile, @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.profile = profile;
        this.issuer = issuer;
    }

    public Answer of(IntrospectionOutcome.Described described) {
        return Answer.ok(
                switch (described.found()) {
                    case OfApp token -> of(token, described.token());
                    case Service service -> of(service);
                    case Inactive() -> Map.of("active", false); // and nothing else
                });
    }

    private Map<String, Object> of(OfApp token, String text) {
        var body = active();
        body.put("scope", token.scopes().text());
        body.put("client_id", token.app().clientId());
        switch (token) {
            case Access access -> {
                putHolder(body, access);
                putTimes(body, access.token().issuedAt(), access.token().expiresAt());
                body.put("aud", access.token().resource().orElse(issuer));
            }
            case Refresh refresh -> putHolder(body, refresh);
            case InstallationAccess access -> { // no user: RFC 7662 leaves sub out
                body.put("account_id", access.installation().accountId());
                body.put("installation_id", access.installation().id());
                putTimes(body, access.token().issuedAt(), access.token().expiresAt());
                body.put("aud", issuer);
            }
            case DeveloperAccess access -> {
                putTimes(body, access.token().issuedAt(), access.token().expiresAt());
                body.put("aud", issuer);
            }
        }
        body.putAll(profile.of(token, text));
        return body;
    }

    private static void putHolder(Map<String, Object> body, OfGrant token) {
        body.put("sub", Integer.toString(token.grant().userId()));
        body.put("account_id", token.grant().accountId());
        body.put("installation_id", token.grant().installationId());
    }

    private static void putTimes(Map<String, Object> body, Instant issuedAt, Instant expiresAt) {
        body.put("token_type", "Bearer");
        body.put("iat", issuedAt.getEpochSecond());
        body.put("exp", expiresAt.getEpochSecond());
    }

    private Map<String, Object> of(Service service) {
        var body = active();
        body.put("scope", String.join(" ", service.token().scopes()));
        body.put("client_id", service.token().clientId());
        body.put("sub", service.token().clientId());
        body.put("aud", AUDIENCE);
        putTimes(body, service.token().issuedAt(), service.token().expiresAt());
        return body;
    }

    private Map<String, Object> active() {
        var body = new LinkedHashMap<String, Object>();
        body.put("active", true);
        body.put("iss", issuer);
        return body;
    }
}
