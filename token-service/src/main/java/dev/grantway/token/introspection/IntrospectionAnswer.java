package dev.grantway.token.introspection;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.Inactive;
import dev.grantway.token.introspection.InspectionOutcome.OfGrant;
import dev.grantway.token.introspection.InspectionOutcome.Service;
import dev.grantway.token.oauth.Answer;
import jakarta.inject.Singleton;
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
                    case OfGrant token -> of(token, described.token());
                    case Service service -> of(service);
                    case Inactive() -> Map.of("active", false); // and nothing else
                });
    }

    private Map<String, Object> of(OfGrant token, String text) {
        var body = active();
        body.put("scope", token.scopes().text());
        body.put("client_id", token.app().clientId());
        body.put("sub", Integer.toString(token.grant().userId()));
        body.put("account_id", token.grant().accountId());
        body.put("installation_id", token.grant().installationId());
        if (token instanceof Access access) {
            body.put("token_type", "Bearer");
            body.put("iat", access.token().issuedAt().getEpochSecond());
            body.put("exp", access.token().expiresAt().getEpochSecond());
        }
        body.putAll(profile.of(token, text));
        return body;
    }

    private Map<String, Object> of(Service service) {
        var body = active();
        body.put("scope", String.join(" ", service.token().scopes()));
        body.put("client_id", service.token().clientId());
        body.put("sub", service.token().clientId());
        body.put("token_type", "Bearer");
        body.put("iat", service.token().issuedAt().getEpochSecond());
        body.put("exp", service.token().expiresAt().getEpochSecond());
        return body;
    }

    private Map<String, Object> active() {
        var body = new LinkedHashMap<String, Object>();
        body.put("active", true);
        body.put("iss", issuer);
        return body;
    }
}
