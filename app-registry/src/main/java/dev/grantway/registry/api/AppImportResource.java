package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.ForOperators;
import dev.grantway.registry.idempotency.IdempotentResource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Apps of another system with the client id and secret that they have, for an operator who moves in. */
@Path("/api/v1/apps/import")
@ForOperators
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AppImportResource {
    private final Apps apps;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final IdempotentResource idempotent;

    AppImportResource(Apps apps, Accounts accounts, CurrentActor actor, IdempotentResource idempotent) {
        this.apps = apps;
        this.accounts = accounts;
        this.actor = actor;
        this.idempotent = idempotent;
    }

    @POST
    public Response take(@Context HttpHeaders headers, @Nullable AppImportRequest request) {
        @Nullable AppRequest app = request == null ? null : request.app();
        if (request == null || app == null) {
            return refused(List.of(new FieldProblem("app", "Send clientId, clientSecret and app, as JSON.")));
        }
        return idempotent.answer(
                actor.name(), "/api/v1/apps/import", headers, idempotent.content(request), () -> take(request, app));
    }

    private Response take(AppImportRequest request, AppRequest app) {
        var account = Optional.ofNullable(app.developerAccountId())
                .flatMap(accounts::find)
                .filter(found -> found.kind() == AccountKind.DEVELOPER);
        if (account.isEmpty()) {
            return refused(List.of(new FieldProblem("app.developerAccountId", "There is no such developer account.")));
        }
        boolean hasSecret = request.clientSecret() != null;
        return switch (apps.register(account.get().accountId(), app.draft(hasSecret), request.client())) {
            case RegistrationOutcome.Registered(var registered, var secrets) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/apps/" + registered.appId())
                        .header(HttpHeaders.ETAG, AppTags.of(registered))
                        .entity(AppResponse.of(registered, secrets))
                        .build();
            case RegistrationOutcome.Refused(var problems) -> refused(problems);
        };
    }

    private static Response refused(List<FieldProblem> problems) {
        var problem = Problem.ofFields(problems.stream()
                .map(each -> new Problem.FieldError(each.field(), each.message()))
                .toList());
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
