package dev.grantway.registry.api;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Accounts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Apps of another system with the client id and secret that they have, for an operator who moves in. */
@Path("/api/v1/apps/import")
@ServiceScope("grantway.operator")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AppImportResource {
    private final Apps apps;
    private final Accounts accounts;

    AppImportResource(Apps apps, Accounts accounts) {
        this.apps = apps;
        this.accounts = accounts;
    }

    @POST
    public Response take(@Nullable AppImportRequest request) {
        var app = Optional.ofNullable(request).map(AppImportRequest::app);
        if (request == null || app.isEmpty()) {
            return refused(List.of(new FieldProblem("app", "Send clientId, clientSecret and app, as JSON.")));
        }
        var account = app.map(AppRequest::developerAccountId)
                .flatMap(accounts::find)
                .filter(found -> found.kind() == AccountKind.DEVELOPER);
        if (account.isEmpty()) {
            return refused(List.of(new FieldProblem("app.developerAccountId", "There is no such developer account.")));
        }
        boolean hasSecret = request.clientSecret() != null;
        return switch (apps.register(account.get().accountId(), app.get().draft(hasSecret), request.client())) {
            case RegistrationOutcome.Registered(var registered, var secrets) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/apps/" + registered.appId())
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
