package dev.grantway.registry.directory;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.directory.OperatorDecision.NoOperator;
import dev.grantway.registry.directory.OperatorDecision.Operator;
import dev.grantway.registry.directory.OperatorDecision.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Keeps everyone but operators out of what is marked for them. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class OperatorFilter {
    private static final String BEARER = "Bearer ";

    /** After the session was read and the form's token was checked. */
    private static final int PRIORITY = 2000;

    private final Operators operators;
    private final CurrentSession session;

    OperatorFilter(Operators operators, CurrentSession session) {
        this.operators = operators;
        this.session = session;
    }

    @ServerRequestFilter(priority = PRIORITY)
    public Optional<Response> refuse(ContainerRequestContext request, SimpleResourceInfo resource) {
        if (!resource.getResourceClass().isAnnotationPresent(ForOperators.class)) {
            return Optional.empty();
        }
        return switch (decide(request)) {
            case Operator() -> Optional.empty();
            case NoOperator(var reason) -> Optional.of(answer(403, "Forbidden", reason, "OPERATORS_ONLY"));
            case Unknown(var reason) -> Optional.of(answer(401, "Unauthorized", reason, "SIGN_IN_REQUIRED"));
        };
    }

    private OperatorDecision decide(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> operators.decide(header.substring(BEARER.length())))
                .or(() -> session.find().map(operators::decide))
                .orElseGet(() -> new Unknown("Sign in, or send an operator's token."));
    }

    private static Response answer(int status, String title, String detail, String code) {
        var answer = Response.status(status).type(Problem.MEDIA_TYPE).entity(new Problem(status, title, detail, code));
        return (status == 401 ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : answer).build();
    }
}
