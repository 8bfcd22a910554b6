package dev.grantway.platform.service;

import dev.grantway.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Lets only services in that have the scope. RFC 6750, section 3.1. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class ServiceScopeFilter {
    private static final String BEARER = "Bearer ";

    private final ServiceTokens tokens;

    ServiceScopeFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @ServerRequestFilter(priority = 900)
    public Optional<Response> refuse(ContainerRequestContext request, SimpleResourceInfo resource) {
        return wanted(resource).flatMap(scope -> refuse(request, scope));
    }

    private Optional<Response> refuse(ContainerRequestContext request, String scope) {
        var caller = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.check(header.substring(BEARER.length())));
        if (caller.isEmpty()) {
            return Optional.of(answer(401, "invalid_token", "Send a service token of token-service."));
        }
        return caller.filter(known -> !known.scopes().contains(scope))
                .map(_ -> answer(403, "insufficient_scope", "The token lacks the scope " + scope + "."));
    }

    private static Optional<String> wanted(SimpleResourceInfo resource) {
        return Optional.ofNullable(onMethod(resource))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(ServiceScope.class)))
                .map(ServiceScope::value);
    }

    private static @Nullable ServiceScope onMethod(SimpleResourceInfo resource) {
        try {
            return resource.getResourceClass()
                    .getMethod(resource.getMethodName(), resource.parameterTypes())
                    .getAnnotation(ServiceScope.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response answer(int status, String error, String detail) {
        return Response.status(status)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"")
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(status, status == 401 ? "Unauthorized" : "Forbidden", detail, error))
                .build();
    }
}
