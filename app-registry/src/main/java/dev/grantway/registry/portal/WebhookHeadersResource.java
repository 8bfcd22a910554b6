package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppHeaders;
import dev.grantway.registry.apps.HeaderOutcome;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Headers that go with each of an app's webhooks: forms of the webhooks tab. Names are in forms, for paths are logged. */
@Path("/developer/apps/{appId:[0-9]+}/webhooks/headers")
@Produces(MediaType.TEXT_HTML)
class WebhookHeadersResource {
    private final PortalAccess access;
    private final AppHeaders headers;
    private final WebhooksPages pages;

    WebhookHeadersResource(PortalAccess access, AppHeaders headers, WebhooksPages pages) {
        this.access = access;
        this.headers = headers;
        this.pages = pages;
    }

    /** Adds one, or gives the one of that name another value. */
    @POST
    public Response put(
            @RestPath int appId, @RestForm @Nullable String headerName, @RestForm @Nullable String headerValue) {
        var app = access.changingApp(appId);
        String name = Objects.requireNonNullElse(headerName, "").strip();
        return answer(app, name, headers.put(appId, name, Objects.requireNonNullElse(headerValue, "")));
    }

    @POST
    @Path("/remove")
    public Response remove(@RestPath int appId, @RestForm @Nullable String headerName) {
        var app = access.changingApp(appId);
        String name = Objects.requireNonNullElse(headerName, "");
        return answer(app, name, headers.remove(appId, name));
    }

    private Response answer(AppDetails app, String name, HeaderOutcome outcome) {
        return switch (outcome) {
            case HeaderOutcome.Done _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + app.appId() + "/webhooks?saved=true")
                        .build();
            case HeaderOutcome.Refused(var problem) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.headerRefused(app, name, problem))
                        .build();
            case HeaderOutcome.Absent() -> throw new NotYours();
        };
    }
}
