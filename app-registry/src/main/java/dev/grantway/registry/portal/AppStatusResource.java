package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppStatuses;
import dev.grantway.registry.apps.Authority;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.StatusOutcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Takes an app out of use and puts it back, after it has asked once. */
@Path("/developer/apps/{appId:[0-9]+}/{act:disable|enable}")
@Produces(MediaType.TEXT_HTML)
class AppStatusResource {
    private static final String DISABLE = "disable";

    private final PortalAccess access;
    private final AppStatuses statuses;

    AppStatusResource(PortalAccess access, AppStatuses statuses) {
        this.access = access;
        this.statuses = statuses;
    }

    @GET
    public Response confirm(@RestPath int appId, @RestPath String act) {
        var app = access.app(appId);
        return Response.ok(act.equals(DISABLE) ? askDisable(app) : askEnable(app))
                .build();
    }

    @POST
    public Response change(@RestPath int appId, @RestPath String act) {
        var _ = access.changingApp(appId);
        var outcome = act.equals(DISABLE)
                ? statuses.disable(appId, Revision.ANY, Authority.DEVELOPER)
                : statuses.enable(appId, Revision.ANY, Authority.DEVELOPER);
        return switch (outcome) {
            case StatusOutcome.Stands _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "?saved=true")
                        .build();
            case StatusOutcome.ForOperators() ->
                Response.status(Response.Status.CONFLICT)
                        .entity(new RefusedPage(
                                "You can't enable this app",
                                "An operator of this site disabled it, and only an operator can enable it. Nothing was"
                                        + " changed."))
                        .build();
            case StatusOutcome.Overtaken() -> throw new IllegalStateException("any revision was good");
            case StatusOutcome.Absent() -> throw new NotYours();
        };
    }

    private static ConfirmPage askDisable(AppDetails app) {
        return new ConfirmPage(
                "Disable " + app.name() + "?",
                "At once, in every account: none of the app's tokens works, it is sent no webhooks, and nobody can install"
                        + " it. Nothing is uninstalled. When you enable it again, it may do what it may do today.",
                "/developer/apps/" + app.appId() + "/disable",
                "Disable " + app.name(),
                "/developer/apps/" + app.appId());
    }

    private static ConfirmPage askEnable(AppDetails app) {
        return new ConfirmPage(
                "Enable " + app.name() + "?",
                "Within minutes, in every account that has the app: it may do again what it could before, with new access"
                        + " tokens. It is not told of what happened meanwhile. Accounts that paused it themselves keep it"
                        + " paused.",
                "/developer/apps/" + app.appId() + "/enable",
                "Enable " + app.name(),
                "/developer/apps/" + app.appId());
    }
}
