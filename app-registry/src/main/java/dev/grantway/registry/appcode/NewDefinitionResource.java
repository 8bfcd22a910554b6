package dev.grantway.registry.appcode;

import dev.grantway.registry.api.ApiCaller;
import dev.grantway.registry.api.AppTags;
import dev.grantway.registry.idempotency.IdempotentResource;
import dev.grantway.registry.keys.Developer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** New apps made of files. */
@Path("/api/v1/apps/definition")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", MediaType.APPLICATION_JSON})
class NewDefinitionResource {
    private final ApiCaller caller;
    private final AppCode code;
    private final HubSpotFiles hubSpot;
    private final IdempotentResource idempotent;

    NewDefinitionResource(ApiCaller caller, AppCode code, HubSpotFiles hubSpot, IdempotentResource idempotent) {
        this.caller = caller;
        this.code = code;
        this.hubSpot = hubSpot;
        this.idempotent = idempotent;
    }

    /** Makes an app of the file; with {@code dryRun} it says whether it would. */
    @POST
    public Response create(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestQuery @Nullable Integer developerAccountId,
            @RestQuery boolean dryRun,
            @Context HttpHeaders headers,
            byte[] content) {
        var developer = caller.changing(authorization);
        var account = account(developer, developerAccountId);
        if (account.isEmpty()) {
            return developerAccountId == null
                    ? whichAccount(developer)
                    : DefinitionResource.problem(
                            404, "Not found", "There is no developer account of this id among yours.", "NOT_FOUND");
        }
        if (!developer.mayChange(account.get())) {
            return DefinitionResource.looksOnOnly();
        }
        int owner = account.get();
        var format = DefinitionResource.sent(headers);
        if (dryRun) {
            return answer(code.planNew(owner, CodeFile.read(content, format)));
        }
        return idempotent.answer(
                caller.name(authorization, owner),
                "/api/v1/apps/definition",
                headers,
                content(owner, format, content),
                () -> answer(code.create(owner, CodeFile.read(content, format))));
    }

    /** The files of a HubSpot project as one of ours, for a new app; nothing is stored. */
    @POST
    @Path("/hubspot")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, "application/yaml"})
    public Response convert(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            byte[] files) {
        var _ = caller.looking(authorization);
        return DefinitionResource.answer(hubSpot.convert(Optional.empty(), files), headers);
    }

    /** The file, with what is said of it beside it. */
    private static byte[] content(int owner, FileFormat format, byte[] file) {
        byte[] beside = (owner + " " + format + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(beside, beside.length + file.length);
        System.arraycopy(file, 0, all, beside.length, file.length);
        return all;
    }

    private static Response answer(NewCodeOutcome outcome) {
        return switch (outcome) {
            case NewCodeOutcome.Registered(var app, var secrets) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/apps/" + app.appId())
                        .header(HttpHeaders.ETAG, AppTags.of(app))
                        .entity(NewAppResponse.of(app, secrets))
                        .build();
            case NewCodeOutcome.Good(var differences) ->
                Response.ok(DefinitionResponse.of(differences, false, () -> 0)).build();
            case NewCodeOutcome.Refused(var findings) -> DefinitionResource.answer(400, DefinitionProblem.of(findings));
        };
    }

    /** The account that is meant; empty when there is none, or more than one. */
    private static Optional<Integer> account(Developer developer, @Nullable Integer named) {
        if (named != null) {
            return Optional.of(named).filter(developer::sees);
        }
        return developer.accounts().size() == 1 ? developer.accounts().stream().findFirst() : Optional.empty();
    }

    private static Response whichAccount(Developer developer) {
        return DefinitionResource.problem(
                400,
                "Invalid request",
                developer.accounts().isEmpty()
                        ? "You are in no developer account."
                        : "Say which of your developer accounts with ?developerAccountId=: "
                                + developer.accounts().stream().sorted().toList() + ".",
                "INVALID_REQUEST");
    }
}
