package dev.grantway.registry.portal;

import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The event explorer: each event type with what it means, its scope, its fields and an example. */
@Path("/developer/events")
@Produces(MediaType.TEXT_HTML)
class EventTypesResource {
    private static final int LONGEST_QUERY = 200;

    private final PortalAccess access;
    private final PlatformCatalogue catalogue;

    EventTypesResource(PortalAccess access, PlatformCatalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    @GET
    public Response list(@RestQuery @Nullable String q) {
        if (access.accounts().isEmpty()) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/developer/apps")
                    .build();
        }
        String typed = Objects.requireNonNullElse(q, "").strip();
        String query = typed.length() > LONGEST_QUERY ? typed.substring(0, LONGEST_QUERY) : typed;
        var all = catalogue.describedEventTypes();
        return Response.ok(new EventTypesPage(
                        query,
                        all.isEmpty(),
                        all.stream().filter(type -> type.mentions(query)).toList()))
                .build();
    }
}
