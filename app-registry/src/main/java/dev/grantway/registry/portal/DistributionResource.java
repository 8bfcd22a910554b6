package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tab on which an app is opened to accounts. */
@Path("/developer/apps/{appId:[0-9]+}/distribution")
@Produces(MediaType.TEXT_HTML)
class DistributionResource {
    private final PortalAccess access;
    private final Apps apps;

    DistributionResource(PortalAccess access, Apps apps) {
        this.access = access;
        this.apps = apps;
    }

    @GET
    public Response show(@RestPath int appId, @RestQuery boolean saved) {
        var app = access.app(appId);
        var form = DistributionForm.of(app.draft().distribution());
        return Response.ok(page(app, form, saved, Problems.NONE)).build();
    }

    @POST
    public Response change(
            @RestPath int appId,
            @RestForm @Nullable Long revision,
            @RestForm @Nullable String distribution,
            @RestForm @Nullable String accounts) {
        var app = access.changingApp(appId);
        var typed = DistributionForm.typed(distribution, accounts);
        return switch (apps.change(appId, Revision.seen(revision), draft -> draft.with(typed.toTexts()))) {
            case ChangeOutcome.Changed _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/distribution?saved=true")
                        .build();
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(page(now, typed, false, Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(page(app, typed, false, new Problems(problems)))
                        .build();
        };
    }

    private DistributionPage page(AppDetails app, DistributionForm form, boolean saved, Problems problems) {
        return new DistributionPage(access.head(app), form, app.publisher(), saved, problems);
    }
}
