package dev.grantway.install.api;

import dev.grantway.install.api.ApiCaller.Member;
import dev.grantway.install.api.ApiCaller.Nobody;
import dev.grantway.install.api.ApiCaller.Operator;
import dev.grantway.install.api.ApiCaller.Service;
import dev.grantway.install.api.ApiCaller.Unentitled;
import dev.grantway.install.directory.Memberships;
import dev.grantway.platform.service.ServiceTokens;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Finds out who asks: an operator's program or a service by its token, a person by the session. */
@Singleton
class ApiCallers {
    private static final String OPERATOR = "grantway.operator";
    /** Not those of /internal/installations: whoever has these must not get past this service to token-service's own calls. */
    private static final String READ = "grantway.connected-apps.read";

    private static final String WRITE = "grantway.connected-apps.write";
    private static final String BEARER = "Bearer ";

    private final ServiceTokens tokens;
    private final CurrentSession sessions;
    private final Memberships memberships;

    ApiCallers(ServiceTokens tokens, CurrentSession sessions, Memberships memberships) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.memberships = memberships;
    }

    /** With an Authorization header, that alone counts. */
    ApiCaller identify(Optional<String> authorization) {
        return authorization
                .map(this::byToken)
                .orElseGet(() -> sessions.find().map(this::bySession).orElseGet(Nobody::new));
    }

    private ApiCaller byToken(String authorization) {
        return Optional.of(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.check(header.substring(BEARER.length())))
                .map(service -> byScopes(service.scopes()))
                .orElseGet(Nobody::new);
    }

    /** The widest that the token has. */
    private static ApiCaller byScopes(Set<String> scopes) {
        if (scopes.contains(OPERATOR)) {
            return new Operator();
        }
        boolean mayWrite = scopes.contains(WRITE);
        return mayWrite || scopes.contains(READ) ? new Service(mayWrite) : new Unentitled();
    }

    private ApiCaller bySession(Session session) {
        return session.operator()
                ? new Operator()
                : new Member(
                        session.userId(),
                        memberships.findKnown(session),
                        session.developerRoles().keySet());
    }
}
