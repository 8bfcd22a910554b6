package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppStatuses;
import dev.grantway.registry.apps.Authority;
import dev.grantway.registry.apps.DeletionOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.StatusOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes an app out of use, puts it back, and deletes it: for its developers and for operators. */
@Path("/api/v1/apps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD) // there is no body
class AppStatusResource {
    private final AppAuthority authority;
    private final AppStatuses statuses;

    AppStatusResource(AppAuthority authority, AppStatuses statuses) {
        this.authority = authority;
        this.statuses = statuses;
    }

    /** Its tokens end at once; its installations are suspended by and by. */
    @POST
    @Path("/{appId}/disable")
    public Response disable(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return as(authorization, appId, headers, (by, seen) -> answer(statuses.disable(appId, seen, by)));
    }

    /** Installations that were suspended because the app was disabled are resumed by and by; no others. */
    @POST
    @Path("/{appId}/enable")
    public Response enable(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return as(authorization, appId, headers, (by, seen) -> answer(statuses.enable(appId, seen, by)));
    }

    /** For good: its tokens end at once; it is uninstalled from each account by and by. */
    @DELETE
    @Path("/{appId}")
    public Response delete(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return as(authorization, appId, headers, (_, seen) -> switch (statuses.delete(appId, seen)) {
            case DeletionOutcome.Deleted() -> Response.noContent().build();
            case DeletionOutcome.Overtaken() -> problem(AppTags.overtaken());
            case DeletionOutcome.Absent() -> noSuchApp();
        });
    }

    private Response as(
            @Nullable String authorization,
            int appId,
            HttpHeaders headers,
            BiFunction<Authority, Revision, Response> act) {
        return switch (authority.decide(authorization, appId)) {
            case AppAuthority.Decision.May(var by) ->
                AppTags.taken(headers.getRequestHeader(HttpHeaders.IF_MATCH))
                        .map(seen -> act.apply(by, seen))
                        .orElseGet(() -> problem(AppTags.unreadable()));
            case AppAuthority.Decision.LooksOn() ->
                problem(new Problem(
                        403,
                        "Not allowed",
                        "You may look at this developer account's apps, not change them. Ask its owner for another role.",
                        "READ_ONLY"));
            case AppAuthority.Decision.Absent() -> noSuchApp();
        };
    }

    private static Response answer(StatusOutcome outcome) {
        return switch (outcome) {
            case StatusOutcome.Stands(var app) ->
                Response.ok(AppResponse.of(app))
                        .header(HttpHeaders.ETAG, AppTags.of(app))
                        .build();
            case StatusOutcome.ForOperators() ->
                problem(new Problem(
                        409,
                        "Disabled by an operator",
                        "An operator of this site disabled the app, and only an operator can enable it.",
                        "DISABLED_BY_OPERATOR"));
            case StatusOutcome.Overtaken() -> problem(AppTags.overtaken());
            case StatusOutcome.Absent() -> noSuchApp();
        };
    }

    private static Response noSuchApp() {
        return problem(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
