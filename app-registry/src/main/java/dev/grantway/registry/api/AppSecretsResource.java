package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The secrets of an app, never their values. */
@Path("/api/v1/apps/{appId}/secrets")
@Produces(MediaType.APPLICATION_JSON)
class AppSecretsResource {
    private final Apps apps;
    private final ApiCaller caller;

    AppSecretsResource(Apps apps, ApiCaller caller) {
        this.apps = apps;
        this.caller = caller;
    }

    /** Those that live, oldest first. */
    record SecretList(List<SecretItem> secrets) {}

    @GET
    public Response list(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @RestPath int appId) {
        var developer = caller.looking(authorization);
        return apps.find(appId)
                .filter(app -> developer.sees(app.developerAccountId()))
                .map(app -> Response.ok(new SecretList(
                                app.secrets().stream().map(SecretItem::of).toList()))
                        .build())
                .orElseGet(AppSecretsResource::noSuchApp);
    }

    private static Response noSuchApp() {
        return Response.status(404)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"))
                .build();
    }
}
