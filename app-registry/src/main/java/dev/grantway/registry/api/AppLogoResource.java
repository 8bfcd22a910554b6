package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppLogos;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.keys.Developer;
import dev.grantway.registry.logos.LogoImages;
import dev.grantway.registry.logos.LogoOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
            byte @Nullable [] file) {
        return changing(authorization, appId, () -> switch (images.draw(file == null ? new byte[0] : file)) {
            case LogoOutcome.Drawn(var image) ->
                Response.ok(AppResponse.of(logos.put(appId, image))).build();
            case LogoOutcome.Refused(var reason) ->
                answer(Problem.ofFields(List.of(new Problem.FieldError("logo", reason))));
        });
    }

    @DELETE
    public Response remove(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @RestPath int appId) {
        return changing(
                authorization,
                appId,
                () -> Response.ok(AppResponse.of(logos.remove(appId))).build());
    }

    private Response changing(@Nullable String authorization, int appId, Supplier<Response> change) {
        var developer = caller.changing(authorization);
        var app = visible(developer, appId);
        if (app.isEmpty()) {
            return answer(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"));
        }
        return developer.mayChange(app.get().developerAccountId())
                ? change.get()
                : answer(new Problem(
                        403,
                        "Not allowed",
                        "You may look at this developer account's apps, not change them. Ask its owner for another role.",
                        "READ_ONLY"));
    }

    private Optional<AppDetails> visible(Developer developer, int appId) {
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
