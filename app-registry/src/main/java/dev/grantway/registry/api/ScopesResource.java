package dev.grantway.registry.api;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** What apps can ask for, and which events they can hear of. */
@Path("/api/v1/scopes")
@Produces(MediaType.APPLICATION_JSON)
class ScopesResource {
    private final PlatformCatalogue catalogue;
    private final ApiCaller caller;

    ScopesResource(PlatformCatalogue catalogue, ApiCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /** The catalogue as far as developers need it. */
    record ScopeList(List<PlatformSnapshot.Scope> scopes, List<PlatformSnapshot.EventType> eventTypes) {}

    @GET
    public ScopeList list(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var _ = caller.looking(authorization);
        var current = catalogue.current();
        return new ScopeList(current.scopes(), current.eventTypes());
    }
}
