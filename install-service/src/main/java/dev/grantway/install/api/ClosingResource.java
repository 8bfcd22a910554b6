package dev.grantway.install.api;

import dev.grantway.install.closing.Closing;
import dev.grantway.install.closing.Closings;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How far apps and accounts that were deleted, disabled or closed have come; for operators, and developers of the apps. */
@Path("/api/v1/installations/closings")
@Produces(MediaType.APPLICATION_JSON)
class ClosingResource {
    private static final int MOST = 100;

    private final ApiCallers callers;
    private final CurrentSession sessions;
    private final Closings closings;

    ClosingResource(ApiCallers callers, CurrentSession sessions, Closings closings) {
        this.callers = callers;
        this.sessions = sessions;
        this.closings = closings;
    }

    /** The newest 100, the newest first. */
    record ClosingList(List<ClosingEntry> results) {}

    /**
     * Lists them.
     *
     * @param appId only that app's; 404 where the caller may see none
     */
    @GET
    public Response list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @RestQuery @Nullable String appId) {
        return InstallationResource.answer(callers.identify(Optional.ofNullable(authorization)), caller -> {
            var app = Optional.ofNullable(appId).flatMap(ClosingResource::id);
            if (appId != null && app.isEmpty()) {
                return InstallationResource.problem(
                        Problem.ofFields(List.of(new Problem.FieldError("appId", "must be the id of an app"))));
            }
            var found = visible(caller, app);
            return app.isPresent() && found.isEmpty() ? noSuchClosing() : answer(found);
        });
    }

    private List<Closing> visible(ApiCaller caller, Optional<Integer> appId) {
        return switch (caller) {
            case ApiCaller.Operator(), ApiCaller.Service _ -> closings.newest(appId, MOST);
            case ApiCaller.Member _ -> closings.newestOf(developerAccounts(), appId, MOST);
            case ApiCaller.Nobody(), ApiCaller.Unentitled() -> List.of();
        };
    }

    /** By the session's token: it is looked at here, and nothing is given. */
    private Set<Integer> developerAccounts() {
        return sessions.find().map(Session::developerRoles).orElseThrow().keySet();
    }

    private static Response answer(List<Closing> found) {
        return Response.ok(new ClosingList(found.stream().map(ClosingEntry::of).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response noSuchClosing() {
        return InstallationResource.problem(
                new Problem(404, "Not found", "No app of this id among yours was deleted or disabled.", "NOT_FOUND"));
    }

    private static Optional<Integer> id(String text) {
        return text.matches("[1-9][0-9]{0,9}")
                ? Optional.of(Long.parseLong(text))
                        .filter(id -> id <= Integer.MAX_VALUE)
                        .map(Math::toIntExact)
                : Optional.empty();
    }
}
