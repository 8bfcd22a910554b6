package dev.grantway.platform.web;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.SessionConfig;
import dev.grantway.platform.session.SessionTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Reads the session cookie before anything asks who is there. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class SessionFilter {
    static final int PRIORITY = 1000;

    private final SessionTokens tokens;
    private final SessionConfig config;
    private final CurrentSession session;

    SessionFilter(SessionTokens tokens, SessionConfig config, CurrentSession session) {
        this.tokens = tokens;
        this.config = config;
        this.session = session;
    }

    @ServerRequestFilter(priority = PRIORITY)
    public void readSession(ContainerRequestContext request) {
        var cookie = request.getCookies().get(config.cookieName());
        if (cookie != null) {
            tokens.read(cookie.getValue()).ifPresent(session::begin);
        }
    }
}
