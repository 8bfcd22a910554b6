package dev.grantway.registry.portal;

import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** An app's first tab. */
@Path("/developer/apps/{appId:[0-9]+}")
@Produces(MediaType.TEXT_HTML)
class BasicInfoResource {
    private final PortalAccess access;
    private final Apps apps;
    private final BasicInfoPages pages;

    BasicInfoResource(PortalAccess access, Apps apps, BasicInfoPages pages) {
        this.access = access;
        this.apps = apps;
        this.pages = pages;
    }

    @GET
    public Response show(@RestPath int appId, @RestQuery boolean saved) {
        String notice = saved ? "Saved. It is in force within seconds." : "";
        return Response.ok(pages.shown(access.app(appId), notice)).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath int appId, MultivaluedMap<String, String> form) {
        var app = access.changingApp(appId);
        var info = BasicInfoForm.read(form);
        return switch (apps.change(appId, FormRevision.of(form), draft -> draft.with(info))) {
            case ChangeOutcome.Changed _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "?saved=true")
                        .build();
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.refused(now, info, Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.refused(app, info, new Problems(problems)))
                        .build();
        };
    }

    /** Shows what was typed as customers would see it, for who has no script; nothing is stored. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(@RestPath int appId, MultivaluedMap<String, String> form) {
        return Response.ok(pages.typed(access.changingApp(appId), BasicInfoForm.read(form)))
                .build();
    }
}
