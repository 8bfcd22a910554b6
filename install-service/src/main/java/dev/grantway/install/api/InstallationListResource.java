package dev.grantway.install.api;

import dev.grantway.install.listing.InstallationQueries;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Installations, filtered and a page at a time, in the order of their ids. */
@Path("/api/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
class InstallationListResource {
    private static final Problem.FieldError NO_ACCOUNT =
            Problem.FieldError.ofParameter("accountId", "must be the id of an account");

    private final ApiCallers callers;
    private final InstallationAccess access;
    private final InstallationQueries queries;
    private final WantedParser parser;

    InstallationListResource(
            ApiCallers callers, InstallationAccess access, InstallationQueries queries, WantedParser parser) {
        this.callers = callers;
        this.access = access;
        this.queries = queries;
        this.parser = parser;
    }

    @GET
    public Response list(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Context UriInfo uri) {
        return InstallationResource.answer(
                callers.identify(Optional.ofNullable(authorization)),
                caller -> switch (parser.parse(InstallationResource.parameters(uri))) {
                    case WantedOutcome.Malformed(var errors) -> InstallationResource.problem(Problem.ofFields(errors));
                    case WantedOutcome.Read wanted -> list(caller, wanted);
                });
    }

    /** A member names the account; who runs the platform may look through all. */
    private Response list(ApiCaller caller, WantedOutcome.Read wanted) {
        var account = wanted.query().accountId();
        if (account.isEmpty() && !access.maySeeAll(caller)) {
            return InstallationResource.problem(Problem.ofFields(List.of(NO_ACCOUNT)));
        }
        boolean visible = account.map(id -> access.maySee(caller, id)).orElse(true);
        return visible ? Response.ok(page(wanted)).build() : InstallationResource.notFound();
    }

    private InstallationList page(WantedOutcome.Read wanted) {
        var found = queries.after(wanted.query(), wanted.after(), wanted.limit() + 1);
        var shown = found.stream()
                .limit(wanted.limit())
                .map(listed -> InstallationEntry.of(listed.installation(), listed.appName()))
                .toList();
        return new InstallationList(
                shown,
                found.size() > wanted.limit() ? wanted.cursor(shown.getLast().installationId()) : null);
    }
}
