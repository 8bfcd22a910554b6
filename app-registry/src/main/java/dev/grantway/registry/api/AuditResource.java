package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.audit.AuditGroup;
import dev.grantway.registry.audit.AuditLog;
import dev.grantway.registry.audit.AuditQuery;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.directory.Operators;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was done in a developer account: for its people and programs, and for operators. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {
    private static final int USUAL = 50;
    private static final int MOST = 100;
    private static final String BEARER = "Bearer ";

    private final AuditLog log;
    private final ApiCaller caller;
    private final Operators operators;

    AuditResource(AuditLog log, ApiCaller caller, Operators operators) {
        this.log = log;
        this.caller = caller;
        this.operators = operators;
    }

    /**
     * Some entries, newest first.
     *
     * @param next what to send as {@code cursor} for older ones; absent at the end
     */
    record AuditAnswer(List<AuditItem> entries, @Nullable String next) {}

    @GET
    public Response list(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestQuery @Nullable Integer developerAccountId,
            @RestQuery @Nullable Integer appId,
            @RestQuery @Nullable Integer userId,
            @RestQuery @Nullable String group,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable Integer limit,
            @Context UriInfo uri) {
        boolean operator = authorization != null
                && authorization.startsWith(BEARER)
                && operators.has(authorization.substring(BEARER.length()));
        boolean sees = operator
                || (developerAccountId != null && caller.looking(authorization).sees(developerAccountId));
        var problems = new ArrayList<FieldProblem>();
        if (developerAccountId == null) {
            problems.add(new FieldProblem("developerAccountId", "Name the developer account."));
        }
        var wantedGroup = groupOf(group, problems);
        var wantedFrom = time("from", from, problems);
        var wantedUntil = time("until", until, problems);
        int wantedLimit = limit == null ? USUAL : limit;
        if (wantedLimit < 1 || wantedLimit > MOST) {
            problems.add(new FieldProblem("limit", "Ask for 1 to " + MOST + " entries."));
        }
        var before = cursor(uri.getQueryParameters().getFirst("cursor"), problems);
        if (!problems.isEmpty() || developerAccountId == null) {
            return answer(Problem.ofFields(problems.stream()
                    .map(problem -> Problem.FieldError.ofParameter(problem.field(), problem.message()))
                    .toList()));
        }
        if (!sees) {
            return answer(new Problem(
                    404, "Not found", "There is no developer account of this id among yours.", "NOT_FOUND"));
        }
        var page = log.find(
                new AuditQuery(developerAccountId, id(appId), id(userId), wantedGroup, wantedFrom, wantedUntil, before),
                wantedLimit);
        return Response.ok(new AuditAnswer(
                        page.entries().stream().map(AuditItem::of).toList(),
                        page.next().isPresent() ? Long.toString(page.next().getAsLong()) : null))
                .build();
    }

    private static Optional<AuditGroup> groupOf(@Nullable String name, List<FieldProblem> problems) {
        var found = Arrays.stream(AuditGroup.values())
                .filter(group -> group.name().equals(name))
                .findFirst();
        if (name != null && found.isEmpty()) {
            problems.add(new FieldProblem("group", "Must be one of " + Arrays.toString(AuditGroup.values()) + "."));
        }
        return found;
    }

    private static Optional<Instant> time(String field, @Nullable String text, List<FieldProblem> problems) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException _) {
            problems.add(new FieldProblem(field, "Must be a time such as 2026-12-01T08:00:00Z."));
            return Optional.empty();
        }
    }

    /** An empty one is no place. */
    private static OptionalLong cursor(@Nullable String text, List<FieldProblem> problems) {
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            problems.add(new FieldProblem("cursor", "Send what the answer before said as next."));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static OptionalInt id(@Nullable Integer id) {
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
