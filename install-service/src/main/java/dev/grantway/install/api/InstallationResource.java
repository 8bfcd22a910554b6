package dev.grantway.install.api;

import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountId;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.UninstallOutcome;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One installation, for operators' programs and for members of the account. */
@Path("/api/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
class InstallationResource {
    private static final Problem.FieldError NO_GENERATION =
            new Problem.FieldError("generation", "must be the number of a generation");

    private final ApiCallers callers;
    private final InstallationAccess access;
    private final InstallationView installations;
    private final InstallationDetails details;
    private final Uninstalls uninstalls;
    private final AppCatalog apps;

    InstallationResource(
            ApiCallers callers,
            InstallationAccess access,
            InstallationView installations,
            InstallationDetails details,
            Uninstalls uninstalls,
            AppCatalog apps) {
        this.callers = callers;
        this.access = access;
        this.installations = installations;
        this.details = details;
        this.uninstalls = uninstalls;
        this.apps = apps;
    }

    @GET
    @Path("/{installationId}")
    public Response find(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("installationId") String installationId) {
        return as(
                authorization,
                caller -> visible(caller, installationId)
                        .map(installation -> Response.ok(detail(installation)).build())
                        .orElseGet(InstallationResource::notFound));
    }

    /**
     * Uninstalls, in the generation that is named or else in the present one: 204 once no token is good any more; 202
     * while token-service is away, and it goes on by itself; 409 where another one is there, for it was installed again.
     */
    @DELETE
    @Path("/{installationId}")
    public Response uninstall(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("installationId") String installationId,
            @QueryParam("generation") @Nullable String generation) {
        return as(
                authorization,
                caller -> visible(caller, installationId)
                        .map(installation -> access.mayRemove(caller, installation)
                                .map(removal -> uninstall(installation, generation, removal))
                                .orElseGet(InstallationResource::forbidden))
                        .orElseGet(InstallationResource::notFound));
    }

    private Response uninstall(Installation installation, @Nullable String generation, Removal removal) {
        return generation == null
                ? uninstall(installation, installation.generation(), removal)
                : AccountId.parse(generation)
                        .map(meant -> uninstall(installation, meant, removal))
                        .orElseGet(() -> problem(Problem.ofFields(List.of(NO_GENERATION))));
    }

    private Response uninstall(Installation installation, int generation, Removal removal) {
        return switch (uninstalls.uninstall(installation.id(), generation, removal)) {
            case UninstallOutcome.Removed _, UninstallOutcome.NotInstalled _ ->
                Response.noContent().build();
            case UninstallOutcome.BeingRemoved(var going) ->
                Response.accepted(entry(going)).build();
            case UninstallOutcome.Overtaken(var present) ->
                problem(new Problem(
                        409,
                        "Changed meanwhile",
                        "The installation is in generation " + present.generation() + ".",
                        "GENERATION_CHANGED"));
        };
    }

    private Optional<Installation> visible(ApiCaller caller, String installationId) {
        return installations.find(installationId).filter(found -> access.maySee(caller, found.accountId()));
    }

    private InstallationDetail detail(Installation installation) {
        return details.of(installation, apps.nameOf(installation.app().id()));
    }

    private InstallationEntry entry(Installation installation) {
        return InstallationEntry.of(installation, apps.nameOf(installation.app().id()));
    }

    private Response as(@Nullable String authorization, Function<ApiCaller, Response> use) {
        return answer(callers.identify(Optional.ofNullable(authorization)), use);
    }

    static Response answer(ApiCaller identified, Function<ApiCaller, Response> use) {
        return switch (identified) {
            case ApiCaller.Nobody() ->
                Response.fromResponse(problem(new Problem(
                                401, "Unauthorized", "Sign in, or send an operator's token.", "SIGN_IN_REQUIRED")))
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .build();
            case ApiCaller.Unentitled() -> forbidden();
            case ApiCaller.Operator caller -> use.apply(caller);
            case ApiCaller.Service caller -> use.apply(caller);
            case ApiCaller.Member caller -> use.apply(caller);
        };
    }

    /** The first value of each query parameter. */
    static Function<String, Optional<String>> parameters(UriInfo uri) {
        return name -> Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }

    static Response forbidden() {
        return problem(new Problem(403, "Forbidden", "You may not do this with the installation.", "FORBIDDEN"));
    }

    static Response notFound() {
        return problem(new Problem(404, "Not found", "There is no such account or installation.", "NOT_FOUND"));
    }

    static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
