package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppLogos;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.keys.Developer;
import dev.grantway.registry.logos.LogoImages;
import dev.grantway.registry.logos.LogoOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The logo of one of the caller's apps, sent as the file itself. */
@Path("/api/v1/apps/{appId}/logo")
@Produces(MediaType.APPLICATION_JSON)
class AppLogoResource {
    private final Apps apps;
    private final AppLogos logos;
    private final LogoImages images;
    private final ApiCaller caller;

    AppLogoResource(Apps apps, AppLogos logos, LogoImages images, ApiCaller caller) {
        this.apps = apps;
        this.logos = logos;
        this.images = images;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    public Response put(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers,
            byte @Nullable [] file) {
        return changing(authorization, appId, headers, seen -> switch (images.draw(file == null ? new byte[0] : file)) {
            case LogoOutcome.Drawn(var image) -> answer(logos.put(appId, seen, image));
            case LogoOutcome.Refused(var reason) ->
                answer(Problem.ofFields(List.of(new Problem.FieldError("logo", reason))));
        });
    }

    @DELETE
    public Response remove(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return changing(authorization, appId, headers, seen -> answer(logos.remove(appId, seen)));
    }

    private Response changing(
            @Nullable String authorization, int appId, HttpHeaders headers, Function<Revision, Response> change) {
        var developer = caller.changing(authorization);
        var app = visible(developer, appId);
        if (app.isEmpty()) {
            return answer(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"));
        }
        if (!developer.mayChange(app.get().developerAccountId())) {
            return answer(new Problem(
                    403,
                    "Not allowed",
                    "You may look at this developer account's apps, not change them. Ask its owner for another role.",
                    "READ_ONLY"));
        }
        return AppTags.taken(headers.getRequestHeader(HttpHeaders.IF_MATCH))
                .map(change)
                .orElseGet(() -> answer(AppTags.unreadable()));
    }

    private Optional<AppDetails> visible(Developer developer, int appId) {
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    /** The app as it stands now; empty when it was changed meanwhile. */
    private static Response answer(Optional<AppDetails> changed) {
        return changed.map(app -> Response.ok(AppResponse.of(app))
                        .header(HttpHeaders.ETAG, AppTags.of(app))
                        .build())
                .orElseGet(() -> answer(AppTags.overtaken()));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
