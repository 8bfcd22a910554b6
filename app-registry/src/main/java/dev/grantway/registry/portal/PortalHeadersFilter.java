package dev.grantway.registry.portal;

import dev.grantway.platform.web.ContentSecurityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets the portal's pages, and no others, use the site's own script: copy buttons and times in the reader's zone. */
@ApplicationScoped // not a singleton: filters are made at build time
public class PortalHeadersFilter {
    private static final String PORTAL = "/developer";

    @ServerResponseFilter
    public void allowOwnScript(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith(PORTAL)) {
            response.getHeaders().putSingle(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript());
        }
    }
}
