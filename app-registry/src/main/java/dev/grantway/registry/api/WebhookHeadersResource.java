package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppHeaders;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.HeaderOutcome;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Headers that go with each webhook of one of the caller's apps; their values are never read back. */
@Path("/api/v1/apps/{appId}/webhook-headers")
@Produces(MediaType.APPLICATION_JSON)
class WebhookHeadersResource {
    private final Apps apps;
    private final AppHeaders headers;
    private final ApiCaller caller;

    WebhookHeadersResource(Apps apps, AppHeaders headers, ApiCaller caller) {
        this.apps = apps;
        this.headers = headers;
        this.caller = caller;
    }

    /** In the order in which they were added. */
    record HeaderList(List<Header> headers) {}

    /** One of them, without its value. */
    record Header(String name) {}

    /** What it is to hold. */
    record Value(@Nullable String value) {}

    @GET
    public Response list(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @RestPath int appId) {
        var developer = caller.looking(authorization);
        return apps.find(appId)
                .filter(app -> developer.sees(app.developerAccountId()))
                .map(app -> answer(appId))
                .orElseGet(WebhookHeadersResource::noSuchApp);
    }

    @PUT
    @Path("/{name}")
    public Response put(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestPath String name,
            @Nullable Value body) {
        String value = body == null ? "" : Objects.requireNonNullElse(body.value(), "");
        return refusal(authorization, appId).orElseGet(() -> answer(appId, headers.put(appId, name, value)));
    }

    @DELETE
    @Path("/{name}")
    public Response remove(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestPath String name) {
        return refusal(authorization, appId).orElseGet(() -> answer(appId, headers.remove(appId, name)));
    }

    /** Why the caller may not change the app; empty when they may. */
    private Optional<Response> refusal(@Nullable String authorization, int appId) {
        var developer = caller.changing(authorization);
        var account = apps.find(appId).map(AppDetails::developerAccountId).filter(developer::sees);
        if (account.isEmpty()) {
            return Optional.of(noSuchApp());
        }
        return developer.mayChange(account.get())
                ? Optional.empty()
                : Optional.of(answer(new Problem(
                        403,
                        "Not allowed",
                        "You may look at this developer account's apps, not change them. Ask its owner for another"
                                + " role.",
                        "READ_ONLY")));
    }

    private Response answer(int appId, HeaderOutcome outcome) {
        return switch (outcome) {
            case HeaderOutcome.Done _ -> answer(appId);
            case HeaderOutcome.Refused(var problem) ->
                answer(Problem.ofFields(List.of(
                        problem.field().equals("headerName")
                                ? Problem.FieldError.ofParameter("name", problem.message())
                                : new Problem.FieldError("value", problem.message()))));
            case HeaderOutcome.Absent() ->
                answer(new Problem(404, "Not found", "The app has no header of this name.", "NOT_FOUND"));
        };
    }

    private Response answer(int appId) {
        return Response.ok(new HeaderList(
                        headers.names(appId).stream().map(Header::new).toList()))
                .build();
    }

    private static Response noSuchApp() {
        return answer(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
