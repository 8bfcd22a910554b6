package dev.grantway.registry.appcode;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.api.ApiCaller;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.checks.EntityTags;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app as a file: looked at, compared and applied. */
@Path("/api/v1/apps/{appId:[0-9]+}/definition")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", MediaType.APPLICATION_JSON})
class DefinitionResource {
    private final Apps apps;
    private final ApiCaller caller;
    private final AppCode code;
    private final HubSpotFiles hubSpot;
    private final Installs installs;

    DefinitionResource(Apps apps, ApiCaller caller, AppCode code, HubSpotFiles hubSpot, Installs installs) {
        this.installs = installs;
        this.apps = apps;
        this.caller = caller;
        this.code = code;
        this.hubSpot = hubSpot;
    }

    /** The file; as YAML unless JSON is asked for. */
    @GET
    @Produces({"application/yaml", MediaType.APPLICATION_JSON})
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers) {
        return looking(authorization, appId, app -> {
            var format = wanted(headers);
            String tag = code.version(app) + "-" + format;
            boolean known = EntityTags.read(lines(headers, HttpHeaders.IF_NONE_MATCH))
                    .filter(tags -> tags.has(tag))
                    .isPresent();
            return (known
                            ? Response.notModified()
                            : Response.ok(code.write(app, format), format.mediaType() + ";charset=utf-8"))
                    .header(HttpHeaders.ETAG, EntityTags.quoted(tag))
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        });
    }

    /** Makes the app be as the file says; with {@code dryRun} it says what that would change. */
    @PUT
    public Response apply(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @RestQuery boolean dryRun,
            @Context HttpHeaders headers,
            byte[] file) {
        var developer = caller.changing(authorization);
        var app = visible(developer, appId);
        if (app.isEmpty()) {
            return noSuchApp();
        }
        if (!developer.mayChange(app.get().developerAccountId())) {
            return looksOnOnly();
        }
        var expected = versions(lines(headers, HttpHeaders.IF_MATCH));
        if (expected.isEmpty()) {
            return problem(400, "Invalid request", "If-Match is * or a list of ETags.", "INVALID_REQUEST");
        }
        var outcome =
                dryRun ? code.plan(appId, file, sent(headers)) : code.apply(appId, file, sent(headers), expected.get());
        return answer(
                outcome,
                differences -> Response.ok(
                                DefinitionResponse.of(differences, !dryRun, () -> installs.countInstalled(appId)))
                        .build());
    }

    /** What applying the file would change. */
    @POST
    @Path("/diff")
    public Response compare(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers,
            byte[] file) {
        return looking(
                authorization,
                appId,
                _ -> answer(
                        code.plan(appId, file, sent(headers)),
                        differences -> Response.ok(
                                        DefinitionResponse.of(differences, false, () -> installs.countInstalled(appId)))
                                .build()));
    }

    /** Whether the file could be applied. */
    @POST
    @Path("/validate")
    public Response validate(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers,
            byte[] file) {
        return looking(
                authorization,
                appId,
                _ -> answer(
                        code.plan(appId, file, sent(headers)),
                        _ -> Response.ok(Map.of("valid", true)).build()));
    }

    /** The files of a HubSpot project laid over the app; nothing is stored. */
    @POST
    @Path("/hubspot")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, "application/yaml"})
    public Response convert(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestPath int appId,
            @Context HttpHeaders headers,
            byte[] files) {
        return looking(authorization, appId, app -> answer(hubSpot.convert(Optional.of(app), files), headers));
    }

    private Response looking(@Nullable String authorization, int appId, Function<AppDetails, Response> answer) {
        return visible(caller.looking(authorization), appId).map(answer).orElseGet(DefinitionResource::noSuchApp);
    }

    private Optional<AppDetails> visible(Developer developer, int appId) {
        return apps.find(appId).filter(app -> developer.sees(app.developerAccountId()));
    }

    private static Response answer(CodeOutcome outcome, Function<Differences, Response> taken) {
        return switch (outcome) {
            case CodeOutcome.Taken(var differences) -> taken.apply(differences);
            case CodeOutcome.Refused(var findings) -> answer(400, DefinitionProblem.of(findings));
            case CodeOutcome.Overtaken() ->
                problem(
                        412,
                        "Changed since",
                        "The app was changed since you looked at it, and nothing was done. Look again.",
                        "OVERTAKEN");
            case CodeOutcome.Absent() -> noSuchApp();
        };
    }

    static Response answer(HubSpotOutcome outcome, HttpHeaders headers) {
        return switch (outcome) {
            case HubSpotOutcome.Converted(var text, var definition, var notes) ->
                wanted(headers) == FileFormat.YAML
                                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType()
                        ? Response.ok(text, FileFormat.YAML.mediaType() + ";charset=utf-8")
                                .build()
                        : Response.ok(new HubSpotResponse(definition, notes), MediaType.APPLICATION_JSON_TYPE)
                                .build();
            case HubSpotOutcome.Refused(var findings) -> answer(400, DefinitionProblem.of(findings));
        };
    }

    /** What the caller reads best; YAML where it takes anything. */
    private static FileFormat wanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .map(type -> FileFormat.ofMediaType(type.getSubtype()))
                .orElse(FileFormat.YAML);
    }

    /** What the caller says the body is. */
    static FileFormat sent(HttpHeaders headers) {
        return Optional.ofNullable(headers.getMediaType())
                .map(type -> FileFormat.ofMediaType(type.getSubtype()))
                .orElse(FileFormat.YAML);
    }

    /**
     * The versions that {@code If-Match} takes; empty when it cannot be read. An ETag of ours is the app's version and the
     * form it was read in.
     */
    private static Optional<Predicate<String>> versions(List<String> ifMatch) {
        if (ifMatch.isEmpty()) {
            return Optional.of(_ -> true);
        }
        return EntityTags.read(ifMatch)
                .map(tags -> version -> tags.any()
                        || tags.strong().contains(version + "-" + FileFormat.YAML)
                        || tags.strong().contains(version + "-" + FileFormat.JSON));
    }

    private static List<String> lines(HttpHeaders headers, String name) {
        return Objects.requireNonNullElse(headers.getRequestHeader(name), List.of());
    }

    static Response looksOnOnly() {
        return problem(
                403,
                "Not allowed",
                "You may look at this developer account's apps, not change them. Ask its owner for another role.",
                "READ_ONLY");
    }

    private static Response noSuchApp() {
        return problem(404, "Not found", "There is no app of this id among yours.", "NOT_FOUND");
    }

    static Response problem(int status, String title, String detail, String code) {
        return answer(status, new Problem(status, title, detail, code));
    }

    static Response answer(int status, Object problem) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
