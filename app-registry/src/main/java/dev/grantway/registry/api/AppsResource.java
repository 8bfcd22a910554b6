package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.AppSummary;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.idempotency.IdempotentResource;
import dev.grantway.registry.installs.Installs;
import dev.grantway.registry.keys.Developer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The apps of the caller's developer accounts. */
@Path("/api/v1/apps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AppsResource {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final Apps apps;
    private final Installs installs;
    private final ApiCaller caller;
    private final IdempotentResource idempotent;

    AppsResource(Apps apps, Installs installs, ApiCaller caller, IdempotentResource idempotent) {
        this.apps = apps;
        this.installs = installs;
        this.caller = caller;
        this.idempotent = idempotent;
    }

    /**
     * Some apps, by name: of all accounts of the caller or of one.
     *
     * @param next what to send as {@code cursor} for more; absent at the end
     */
    record AppList(
            List<AppSummary> apps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @GET
    public Response list(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestQuery @Nullable Integer developerAccountId,
            @RestQuery @Nullable Integer limit,
            @Context UriInfo uri) {
        var developer = caller.looking(authorization);
        if (developerAccountId != null && !developer.sees(developerAccountId)) {
            return noSuchAccount();
        }
        int most = limit == null ? USUAL : limit;
        @Nullable String cursor = uri.getQueryParameters().getFirst("cursor"); // an empty one too, which is no place
        var after = Optional.ofNullable(cursor).flatMap(AppQuery.Place::read);
        var problems = listProblems(most, cursor != null && after.isEmpty());
        if (!problems.isEmpty()) {
            return answer(Problem.ofFields(problems));
        }
        var accounts = developerAccountId == null ? developer.accounts() : Set.of(developerAccountId);
        var page = apps.page(new AppQuery(accounts, "", after), most);
        return Response.ok(new AppList(
                        page.apps(), page.next().map(AppQuery.Place::text).orElse(null)))
                .build();
    }

    @POST
    public Response create(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable AppRequest request) {
        var developer = caller.changing(authorization);
        if (request == null) {
            return noBody();
        }
        var account = account(developer, request.developerAccountId());
        if (account.isEmpty()) {
            return request.developerAccountId() == null ? whichAccount(developer) : noSuchAccount();
        }
        int owner = account.get();
        if (!developer.mayChange(owner)) {
            return looksOnOnly();
        }
        return idempotent.answer(
                caller.name(authorization, owner),
                "/api/v1/apps",
                headers,
                idempotent.content(request),
                () -> create(owner, request));
    }

    private Response create(int account, AppRequest request) {
        return switch (apps.register(account, request.draft())) {
            case RegistrationOutcome.Registered(var app, var secrets) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/apps/" + app.appId())
                        .header(HttpHeaders.ETAG, AppTags.of(app))
                        .entity(AppResponse.of(app, secrets))
                        .build();
            case RegistrationOutcome.Refused(var problems) -> refused(problems);
        };
    }

    @GET
    @Path("/{appId}")
    public Response read(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return visible(caller.looking(authorization), appId)
                .map(app -> AppTags.known(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH), app)
                        ? Response.notModified()
                                .header(HttpHeaders.ETAG, AppTags.of(app))
                                .build()
                        : answer(app))
                .orElseGet(AppsResource::noSuchApp);
    }

    /**
     * Without {@code If-Match} it replaces the app however it stands; with {@code dryRun} it says what would come of that,
     * above all whom it concerns.
     */
    @PUT
    @Path("/{appId}")
    public Response update(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestQuery boolean dryRun,
            @Context HttpHeaders headers,
            @Nullable AppRequest request) {
        var developer = caller.changing(authorization);
        var app = visible(developer, appId);
        if (app.isEmpty()) {
            return noSuchApp();
        }
        if (!developer.mayChange(app.get().developerAccountId())) {
            return looksOnOnly();
        }
        if (request == null) {
            return noBody();
        }
        var seen = AppTags.taken(headers.getRequestHeader(HttpHeaders.IF_MATCH));
        if (seen.isEmpty()) {
            return answer(AppTags.unreadable());
        }
        return change(app.get(), seen.get(), request, dryRun);
    }

    private Response change(AppDetails known, Revision seen, AppRequest request, boolean dryRun) {
        int appId = known.appId();
        var before = new AtomicReference<>(known.draft());
        UnaryOperator<AppDraft> edit = stored -> {
            before.set(stored);
            return request.draft(stored);
        };
        var outcome = dryRun ? apps.plan(appId, seen, edit) : apps.change(appId, seen, edit);
        return switch (outcome) {
            case ChangeOutcome.Changed(var changed) -> {
                var impact = ConsentImpact.of(
                        before.get().scopes(), changed.draft().scopes(), () -> installs.countInstalled(appId));
                var answer = Response.ok(AppResponse.of(changed, impact));
                yield dryRun
                        ? answer.build() // that state is nowhere, so it has no tag
                        : answer.header(HttpHeaders.ETAG, AppTags.of(changed)).build();
            }
            case ChangeOutcome.Overtaken _ -> answer(AppTags.overtaken());
            case ChangeOutcome.Refused(var problems) -> refused(problems);
        };
    }

    private static List<Problem.FieldError> listProblems(int limit, boolean lost) {
        var problems = new ArrayList<Problem.FieldError>();
        if (limit < 1 || limit > MOST) {
            problems.add(Problem.FieldError.ofParameter("limit", "Ask for 1 to " + MOST + " apps."));
        }
        if (lost) {
            problems.add(Problem.FieldError.ofParameter("cursor", "Send what the answer before said as next."));
        }
        return problems;
    }

    private static Response answer(AppDetails app) {
        return Response.ok(AppResponse.of(app))
                .header(HttpHeaders.ETAG, AppTags.of(app))
                .build();
    }

    private Optional<AppDetails> visible(Developer developer, int appId) {
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    /** The account that is meant; empty when there is none, or more than one. */
    private static Optional<Integer> account(Developer developer, @Nullable Integer named) {
        if (named != null) {
            return Optional.of(named).filter(developer::sees);
        }
        return developer.accounts().size() == 1 ? developer.accounts().stream().findFirst() : Optional.empty();
    }

    private static Response refused(List<FieldProblem> problems) {
        return answer(Problem.ofFields(problems.stream()
                .map(problem -> new Problem.FieldError(problem.field(), problem.message()))
                .toList()));
    }

    private static Response whichAccount(Developer developer) {
        var message = developer.accounts().isEmpty()
                ? "You are in no developer account."
                : "Name one of your developer accounts: "
                        + developer.accounts().stream().sorted().toList() + ".";
        return refused(List.of(new FieldProblem("developerAccountId", message)));
    }

    private static Response noBody() {
        return answer(new Problem(400, "Invalid request", "Send the app as JSON.", "INVALID_REQUEST"));
    }

    private static Response noSuchApp() {
        return answer(new Problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND"));
    }

    private static Response noSuchAccount() {
        return answer(
                new Problem(404, "Not found", "There is no developer account of this id among yours.", "NOT_FOUND"));
    }

    private static Response looksOnOnly() {
        return answer(new Problem(
                403,
                "Not allowed",
                "You may look at this developer account's apps, not change them. Ask its owner for another role.",
                "READ_ONLY"));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
