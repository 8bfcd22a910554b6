package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppStatuses;
import dev.grantway.registry.apps.DeletionOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.installs.Installs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Deletes an app, once somebody has typed its name. */
@Path("/developer/apps/{appId:[0-9]+}/delete")
@Produces(MediaType.TEXT_HTML)
class DeleteAppResource {
    private static final String NAME = "name";

    private final PortalAccess access;
    private final AppStatuses statuses;
    private final Installs installs;

    DeleteAppResource(PortalAccess access, AppStatuses statuses, Installs installs) {
        this.access = access;
        this.statuses = statuses;
        this.installs = installs;
    }

    @GET
    public Response ask(@RestPath int appId) {
        return Response.ok(page(access.app(appId), "", Problems.NONE)).build();
    }

    @POST
    public Response delete(@RestPath int appId, @RestForm @Nullable String name) {
        var app = access.changingApp(appId);
        String typed = Optional.ofNullable(name).orElse("").strip();
        if (!typed.equals(app.name().strip())) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(page(
                            app, typed, Problems.of(NAME, "This is not the name of the app. Nothing was deleted.")))
                    .build();
        }
        return switch (statuses.delete(appId, Revision.ANY)) {
            case DeletionOutcome.Deleted() ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps?account=" + app.developerAccountId())
                        .build();
            case DeletionOutcome.Overtaken() -> throw new IllegalStateException("any revision was good");
            case DeletionOutcome.Absent() -> throw new NotYours();
        };
    }

    private DeleteAppPage page(AppDetails app, String typed, Problems problems) {
        return new DeleteAppPage(
                access.head(app), Math.toIntExact(installs.countInstalled(app.appId())), typed, problems);
    }
}
