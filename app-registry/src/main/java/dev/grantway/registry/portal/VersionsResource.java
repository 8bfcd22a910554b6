package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppVersion;
import dev.grantway.registry.apps.AppVersions;
import dev.grantway.registry.apps.WholeApps;
import dev.grantway.registry.apps.WholeOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tab of an app's versions: looked at, compared with how the app stands, rolled back to. */
@Path("/developer/apps/{appId:[0-9]+}/versions")
@Produces(MediaType.TEXT_HTML)
class VersionsResource {
    private final PortalAccess access;
    private final AppVersions versions;
    private final WholeApps apps;
    private final VersionPages pages;

    VersionsResource(PortalAccess access, AppVersions versions, WholeApps apps, VersionPages pages) {
        this.access = access;
        this.versions = versions;
        this.apps = apps;
        this.pages = pages;
    }

    @GET
    public Response list(@RestPath int appId, @RestQuery @Nullable String below, @RestQuery boolean done) {
        String text = Objects.requireNonNullElse(below, "");
        var place = text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        return Response.ok(pages.list(access.app(appId), place, done)).build();
    }

    @GET
    @Path("/{number:[0-9]+}")
    public Response show(@RestPath int appId, @RestPath int number) {
        var app = access.app(appId);
        return Response.ok(pages.one(app, version(appId, number))).build();
    }

    @GET
    @Path("/{number:[0-9]+}/roll-back")
    public Response ask(@RestPath int appId, @RestPath int number) {
        var app = access.changingApp(appId);
        return Response.ok(pages.rollBack(app, version(appId, number), Problems.NONE))
                .build();
    }

    @POST
    @Path("/{number:[0-9]+}/roll-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rollBack(@RestPath int appId, @RestPath int number, MultivaluedMap<String, String> form) {
        var app = access.changingApp(appId);
        var version = version(appId, number);
        return switch (apps.apply(appId, FormRevision.of(form), version.content())) {
            case WholeOutcome.Taken _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/versions?done=true")
                        .build();
            case WholeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.rollBack(app, version, new Problems(problems)))
                        .build();
            case WholeOutcome.Overtaken() ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.rollBack(
                                access.changingApp(appId),
                                version,
                                Problems.of(
                                        "revision",
                                        "Somebody else changed this app since you opened the page. Look at what"
                                                + " rolling back changes now.")))
                        .build();
            case WholeOutcome.Absent() -> throw new NotYours();
        };
    }

    private AppVersion version(int appId, int number) {
        return versions.find(appId, number).orElseThrow(NotYours::new);
    }
}
