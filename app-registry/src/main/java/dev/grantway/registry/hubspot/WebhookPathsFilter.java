package dev.grantway.registry.hubspot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** HubSpot's webhooks API has a path for each of its versions; those that are one API lead to {@code /webhooks/v3}. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class WebhookPathsFilter {
    private static final Pattern OTHER =
            Pattern.compile("/+(?:webhooks/+2026-03|app-webhooks/+(?:2025-09|2026-09))(/.+)");

    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var other = OTHER.matcher(uri.getRawPath());
        if (other.matches()) {
            request.setRequestUri(UriBuilder.fromUri(uri)
                    .replacePath("/webhooks/v3" + other.group(1))
                    .build());
        }
    }
}
