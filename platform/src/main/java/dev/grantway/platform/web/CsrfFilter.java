package dev.grantway.platform.web;

import dev.grantway.platform.session.CsrfTokens;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site makes a browser send.
 *
 * <p>Two independent checks: where the browser says the request comes from, and, within a session, a token that only our
 * pages know. Callers that are no browsers send neither header nor cookie and pass.
 */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class CsrfFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final String TOKEN_HEADER = "X-CSRF-Token";

    private final CsrfTokens tokens;
    private final CurrentSession session;
    private final FaultMapper faults;
    private final String ownOrigin;

    CsrfFilter(
            CsrfTokens tokens,
            CurrentSession session,
            FaultMapper faults,
            @ConfigProperty(name = "grantway.base-url") String ownOrigin) {
        this.tokens = tokens;
        this.session = session;
        this.faults = faults;
        this.ownOrigin = ownOrigin;
    }

    @WithFormRead
    @ServerRequestFilter(priority = SessionFilter.PRIORITY + 1)
    public Optional<Response> refuse(ResteasyReactiveContainerRequestContext request, SimpleResourceInfo resource) {
        boolean open = SAFE_METHODS.contains(request.getMethod())
                || resource.getResourceClass().isAnnotationPresent(OpenToOtherSites.class);
        boolean withoutToken = resource.getResourceClass().isAnnotationPresent(WithoutFormToken.class);
        if (open || (comesFromOwnSite(request) && (withoutToken || provesItsSession(request)))) {
            return Optional.empty();
        }
        return Optional.of(faults.answer(
                Fault.FORM_OF_ANOTHER_SITE,
                request.getAcceptableMediaTypes(),
                request.getUriInfo().getPath()));
    }

    private boolean comesFromOwnSite(ContainerRequestContext request) {
        @Nullable String site = request.getHeaderString("Sec-Fetch-Site");
        @Nullable String origin = request.getHeaderString("Origin");
        boolean originIsOwn = origin == null || origin.equals(ownOrigin);
        return site == null ? originIsOwn : OWN_SITES.contains(site) && originIsOwn;
    }

    private boolean provesItsSession(ResteasyReactiveContainerRequestContext request) {
        return session.find()
                .map(Session::sessionId)
                .map(sessionId -> sentToken(request)
                        .filter(token -> tokens.matches(token, sessionId))
                        .isPresent())
                .orElse(true);
    }

    private static Optional<String> sentToken(ResteasyReactiveContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(TOKEN_HEADER)).or(() -> formToken(request));
    }

    private static Optional<String> formToken(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(CsrfTokens.FIELD, true, false) instanceof String token
                ? Optional.of(token)
                : Optional.empty();
    }
}
