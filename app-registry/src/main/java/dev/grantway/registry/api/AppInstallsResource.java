package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.calls.ApiCalls;
import dev.grantway.registry.calls.CallQuery;
import dev.grantway.registry.checks.Cursor;
import dev.grantway.registry.installs.InstallQuery;
import dev.grantway.registry.installs.InstallState;
import dev.grantway.registry.installs.Installs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where an app is installed, and what it called. */
@Path("/api/v1/apps/{appId}")
@Produces(MediaType.APPLICATION_JSON)
class AppInstallsResource {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final Apps apps;
    private final ApiCaller caller;
    private final Installs installs;
    private final ApiCalls calls;

    AppInstallsResource(Apps apps, ApiCaller caller, Installs installs, ApiCalls calls) {
        this.apps = apps;
        this.caller = caller;
        this.installs = installs;
        this.calls = calls;
    }

    /**
     * Some installations, the last changed first.
     *
     * @param next what to send as {@code cursor} for more; absent at the end
     */
    record InstallList(
            List<InstallItem> installations, @Nullable String next) {}

    /** What happened to an installation, the last first. */
    record Timeline(InstallItem installation, InstallItem.Health health, List<InstallItem.Fact> facts) {}

    /**
     * Some calls, the last first: failures, and a sample of the others.
     *
     * @param next what to send as {@code cursor} for more; absent at the end
     */
    record CallList(List<CallItem> calls, @Nullable String next) {}

    @GET
    @Path("/installations")
    public Response installations(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestQuery @Nullable String state,
            @RestQuery("q") @Nullable String text,
            @RestQuery @Nullable Integer limit,
            @Context UriInfo uri) {
        if (visible(authorization, appId).isEmpty()) {
            return noSuchApp();
        }
        var errors = new ArrayList<Problem.FieldError>();
        var wanted = Optional.ofNullable(state).flatMap(InstallState::named);
        if (state != null && wanted.isEmpty()) {
            errors.add(Problem.FieldError.ofParameter(
                    "state", "Must be one of " + Arrays.toString(InstallState.values()) + "."));
        }
        var place = cursor(uri, errors);
        int most = limit(limit, errors);
        if (!errors.isEmpty()) {
            return answer(Problem.ofFields(errors));
        }
        String search = Objects.requireNonNullElse(text, "").replace("\0", "").strip();
        var page = installs.find(
                new InstallQuery(
                        appId,
                        wanted,
                        search.toLowerCase(Locale.ROOT),
                        place.map(at -> new InstallQuery.Place(at.at(), at.id()))),
                most);
        return Response.ok(new InstallList(
                        page.installs().stream().map(InstallItem::of).toList(),
                        page.next()
                                .map(next -> new Cursor(next.changedAt(), next.installationId()).text())
                                .orElse(null)))
                .build();
    }

    @GET
    @Path("/installations/{installationId}/timeline")
    public Response timeline(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestPath String installationId) {
        return visible(authorization, appId)
                .flatMap(app -> installs.find(app.appId(), installationId))
                .map(install -> Response.ok(new Timeline(
                                InstallItem.of(install),
                                InstallItem.Health.of(installs.health(install)),
                                installs.timeline(install).stream()
                                        .map(InstallItem.Fact::of)
                                        .toList()))
                        .build())
                .orElseGet(() -> answer(new Problem(
                        404, "Not found", "There is no installation of this id of an app of yours.", "NOT_FOUND")));
    }

    @GET
    @Path("/api-calls")
    public Response calls(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestQuery @Nullable String outcome,
            @RestQuery @Nullable String installationId,
            @RestQuery @Nullable String path,
            @RestQuery @Nullable Integer limit,
            @Context UriInfo uri) {
        if (visible(authorization, appId).isEmpty()) {
            return noSuchApp();
        }
        var errors = new ArrayList<Problem.FieldError>();
        var wanted = Arrays.stream(CallQuery.Result.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst();
        if (outcome != null && wanted.isEmpty()) {
            errors.add(Problem.FieldError.ofParameter("outcome", "Must be FAILED or LET_THROUGH."));
        }
        var place = cursor(uri, errors);
        int most = limit(limit, errors);
        if (!errors.isEmpty()) {
            return answer(Problem.ofFields(errors));
        }
        var page = calls.find(
                new CallQuery(
                        appId,
                        wanted,
                        Objects.requireNonNullElse(installationId, "").replace("\0", ""),
                        Objects.requireNonNullElse(path, "").replace("\0", ""),
                        place.map(at -> new CallQuery.Place(at.at(), at.id()))),
                most);
        return Response.ok(new CallList(
                        page.calls().stream().map(CallItem::of).toList(),
                        page.next()
                                .map(next -> new Cursor(next.calledAt(), next.eventId()).text())
                                .orElse(null)))
                .build();
    }

    private Optional<AppDetails> visible(@Nullable String authorization, int appId) {
        var developer = caller.looking(authorization);
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    private static int limit(@Nullable Integer limit, List<Problem.FieldError> errors) {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MOST) {
            errors.add(Problem.FieldError.ofParameter("limit", "Ask for 1 to " + MOST + "."));
        }
        return wanted;
    }

    /** An empty one is no place. */
    private static Optional<Cursor> cursor(UriInfo uri, List<Problem.FieldError> errors) {
        @Nullable String text = uri.getQueryParameters().getFirst("cursor");
        var place = Optional.ofNullable(text).flatMap(Cursor::read);
        if (text != null && place.isEmpty()) {
            errors.add(Problem.FieldError.ofParameter("cursor", "Send what the answer before said as next."));
        }
        return place;
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
