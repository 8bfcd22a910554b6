package dev.grantway.registry.appcode;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.api.ApiCaller;
import dev.grantway.registry.api.AppTags;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppVersions;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.apps.WholeApps;
import dev.grantway.registry.apps.WholeOutcome;
import dev.grantway.registry.installs.Installs;
import dev.grantway.registry.keys.Developer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of an app: looked at, and rolled back to. */
@Path("/api/v1/apps/{appId:[0-9]+}/versions")
@Produces(MediaType.APPLICATION_JSON)
class VersionsResource {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final Apps apps;
    private final AppVersions versions;
    private final WholeApps wholeApps;
    private final Installs installs;
    private final ApiCaller caller;

    VersionsResource(Apps apps, AppVersions versions, WholeApps wholeApps, Installs installs, ApiCaller caller) {
        this.installs = installs;
        this.apps = apps;
        this.versions = versions;
        this.wholeApps = wholeApps;
        this.caller = caller;
    }

    /**
     * Some versions, newest first.
     *
     * @param next what to send as {@code cursor} for older ones; absent at the end
     */
    record VersionList(List<VersionItem> versions, @Nullable String next) {}

    @GET
    public Response list(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestQuery @Nullable Integer limit,
            @Context UriInfo uri) {
        @Nullable String cursor = uri.getQueryParameters().getFirst("cursor"); // an empty one too, which is no place
        if (visible(caller.looking(authorization), appId).isEmpty()) {
            return noSuchApp();
        }
        var errors = new ArrayList<Problem.FieldError>();
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            errors.add(Problem.FieldError.ofParameter("limit", "Ask for 1 to " + MOST + "."));
        }
        if (cursor != null && !cursor.matches("[0-9]{1,9}")) {
            errors.add(Problem.FieldError.ofParameter("cursor", "Send what the answer before said as next."));
        }
        if (!errors.isEmpty()) {
            return DefinitionResource.answer(400, Problem.ofFields(errors));
        }
        var below = cursor == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cursor));
        var page = versions.find(appId, below, most);
        return Response.ok(new VersionList(
                        VersionStep.of(page).stream().map(VersionItem::of).toList(),
                        page.next().isPresent() ? Integer.toString(page.next().getAsInt()) : null))
                .build();
    }

    @GET
    @Path("/{number:[0-9]+}")
    public Response read(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestPath int number) {
        return visible(caller.looking(authorization), appId)
                .flatMap(app -> versions.find(app.appId(), number))
                .map(version -> Response.ok(VersionItem.of(version)).build())
                .orElseGet(VersionsResource::noSuchVersion);
    }

    /** Makes the app be as it was then: a new version with the content of the older one. */
    @POST
    @Path("/{number:[0-9]+}/roll-back")
    public Response rollBack(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestPath int number,
            @Context HttpHeaders headers) {
        var developer = caller.changing(authorization);
        var app = visible(developer, appId);
        if (app.isEmpty()) {
            return noSuchApp();
        }
        if (!developer.mayChange(app.get().developerAccountId())) {
            return DefinitionResource.looksOnOnly();
        }
        return AppTags.taken(headers.getRequestHeader(HttpHeaders.IF_MATCH))
                .map(seen -> versions.find(appId, number)
                        .map(version -> rollBack(appId, seen, version.content()))
                        .orElseGet(VersionsResource::noSuchVersion))
                .orElseGet(() -> DefinitionResource.answer(400, AppTags.unreadable()));
    }

    private Response rollBack(int appId, Revision seen, WholeApp content) {
        return switch (wholeApps.apply(appId, seen, content)) {
            case WholeOutcome.Taken(var change) ->
                Response.ok(DefinitionResponse.of(Differences.of(change), true, () -> installs.countInstalled(appId)))
                        .build();
            case WholeOutcome.Refused(var problems) ->
                DefinitionResource.answer(
                        400,
                        Problem.ofFields(problems.stream()
                                .map(problem -> new Problem.FieldError(problem.field(), problem.message()))
                                .toList()));
            case WholeOutcome.Overtaken() -> DefinitionResource.answer(412, AppTags.overtaken());
            case WholeOutcome.Absent() -> noSuchApp();
        };
    }

    private Optional<AppDetails> visible(Developer developer, int appId) {
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    private static Response noSuchApp() {
        return DefinitionResource.problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND");
    }

    private static Response noSuchVersion() {
        return DefinitionResource.problem(
                404, "Not found", "There is no version of this number of an app of yours.", "NOT_FOUND");
    }
}
