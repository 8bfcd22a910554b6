package dev.grantway.install.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.suspension.SuspensionOutcome;
import dev.grantway.install.suspension.Suspensions;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Suspends and resumes installations for operators' programs, and for members of the account. */
@Path("/api/v1/installations/{installationId}/{act:suspend|resume}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD) // a body may be left out, and its type with it
class SuspensionResource {
    private static final String SUSPEND = "suspend";

    private final ApiCallers callers;
    private final InstallationAccess access;
    private final SuspensionAccess mayChange;
    private final InstallationView installations;
    private final Suspensions suspensions;
    private final AppCatalog apps;
    private final ObjectMapper json;

    SuspensionResource(
            ApiCallers callers,
            InstallationAccess access,
            SuspensionAccess mayChange,
            InstallationView installations,
            Suspensions suspensions,
            AppCatalog apps,
            ObjectMapper json) {
        this.callers = callers;
        this.access = access;
        this.mayChange = mayChange;
        this.installations = installations;
        this.suspensions = suspensions;
        this.apps = apps;
        this.json = json;
    }

    /** 204 once it is done; 202 while token-service is away, and it goes on by itself. */
    @POST
    public Response change(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("installationId") String installationId,
            @PathParam("act") String act,
            @Nullable String body) {
        var caller = callers.identify(Optional.ofNullable(authorization));
        return switch (caller) {
            case ApiCaller.Nobody() -> unauthorized();
            case ApiCaller.Unentitled() -> forbidden();
            case ApiCaller.Operator _, ApiCaller.Service _, ApiCaller.Member _ ->
                installations
                        .find(installationId)
                        .filter(found -> access.maySee(caller, found.accountId()))
                        .map(found -> read(caller, found, act.equals(SUSPEND), body))
                        .orElseGet(SuspensionResource::notFound);
        };
    }

    private Response read(ApiCaller caller, Installation installation, boolean suspend, @Nullable String body) {
        return switch (SuspensionRequest.of(body, json)) {
            case SuspensionRequest.Malformed(var error) -> problem(Problem.ofFields(List.of(error)));
            case SuspensionRequest.Read(var reason) ->
                suspend ? suspend(caller, installation, reason) : resume(caller, installation, reason);
        };
    }

    private Response suspend(ApiCaller caller, Installation installation, @Nullable String reason) {
        return mayChange
                .maySuspend(caller, installation, reason)
                .map(intent -> answer(suspensions.suspend(installation.id(), intent), SuspensionResource::notActive))
                .orElseGet(SuspensionResource::forbidden);
    }

    private Response resume(ApiCaller caller, Installation installation, @Nullable String reason) {
        return mayChange
                .mayResume(caller, installation, reason)
                .map(intent -> answer(suspensions.resume(installation.id(), intent), SuspensionResource::notInstalled))
                .orElseGet(SuspensionResource::forbidden);
    }

    private Response answer(SuspensionOutcome outcome, Function<InstallationStatus, Problem> refusal) {
        return switch (outcome) {
            case SuspensionOutcome.Done() -> Response.noContent().build();
            case SuspensionOutcome.UnderWay(var going) ->
                Response.accepted(InstallationEntry.of(
                                going, apps.nameOf(going.app().id())))
                        .build();
            case SuspensionOutcome.Refused(var status) -> problem(refusal.apply(status));
            case SuspensionOutcome.AppNotInUse() ->
                problem(new Problem(
                        409,
                        "The app is disabled",
                        "The app itself is disabled or deleted. Once it is enabled, its installations are resumed by"
                                + " themselves.",
                        "APP_DISABLED"));
        };
    }

    private static Problem notActive(InstallationStatus status) {
        return new Problem(
                409,
                "Not active",
                "Only an installation that is ACTIVE can be suspended; this one is " + status + ".",
                "NOT_ACTIVE");
    }

    private static Problem notInstalled(InstallationStatus status) {
        return new Problem(
                409,
                "Not installed",
                "Only an installation that is installed can be resumed; this one is " + status + ".",
                "NOT_INSTALLED");
    }

    private static Response unauthorized() {
        return Response.fromResponse(problem(
                        new Problem(401, "Unauthorized", "Sign in, or send an operator's token.", "SIGN_IN_REQUIRED")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response forbidden() {
        return problem(new Problem(403, "Forbidden", "You may not do this with the installation.", "FORBIDDEN"));
    }

    private static Response notFound() {
        return problem(new Problem(404, "Not found", "There is no such account or installation.", "NOT_FOUND"));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
