package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app's second tab: credentials, redirect URLs, tokens, scopes. */
@Path("/developer/apps/{appId:[0-9]+}/auth")
@Produces(MediaType.TEXT_HTML)
class AuthResource {
    private static final String QUERY = "q";

    private final PortalAccess access;
    private final Apps apps;
    private final AuthPages pages;

    AuthResource(PortalAccess access, Apps apps, AuthPages pages) {
        this.access = access;
        this.apps = apps;
        this.pages = pages;
    }

    @GET
    public Response show(
            @RestPath int appId, @RestQuery(QUERY) @Nullable String query, @RestQuery @Nullable String done) {
        return Response.ok(pages.shown(access.app(appId), Objects.requireNonNullElse(query, ""), notice(done)))
                .build();
    }

    @POST
    @Path("/redirect-urls")
    public Response changeRedirectUris(
            @RestPath int appId, @RestForm @Nullable Long revision, @RestForm @Nullable String redirectUris) {
        var app = access.changingApp(appId);
        return switch (apps.change(
                appId, Revision.seen(revision), draft -> draft.withRedirectUris(Lines.of(redirectUris)))) {
            case ChangeOutcome.Changed _ -> done(appId, "saved", "");
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.redirectUrisRefused(
                                now, Objects.requireNonNullElse(redirectUris, ""), Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.redirectUrisRefused(
                                app, Objects.requireNonNullElse(redirectUris, ""), new Problems(problems)))
                        .build();
        };
    }

    @POST
    @Path("/tokens")
    public Response changeTokens(
            @RestPath int appId,
            @RestForm @Nullable Long revision,
            @RestForm @Nullable String refreshTokens,
            @RestForm @Nullable String accessTokens,
            @RestForm @Nullable String grants,
            @RestForm @Nullable String jwks) {
        var app = access.changingApp(appId);
        var typed = TokensForm.typed(refreshTokens, accessTokens, grants, jwks);
        return switch (apps.change(
                appId, Revision.seen(revision), draft -> draft.with(typed.toTokens(draft.confidential())))) {
            case ChangeOutcome.Changed _ -> done(appId, "saved", "");
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.tokensRefused(now, typed, Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.tokensRefused(app, typed, new Problems(problems)))
                        .build();
        };
    }

    @POST
    @Path("/scopes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeScopes(@RestPath int appId, MultivaluedMap<String, String> form) {
        var app = access.changingApp(appId);
        String query = Objects.requireNonNullElse(form.getFirst(QUERY), "");
        AppScopes chosen = ScopeKind.changed(app.draft().scopes(), form);
        return switch (apps.change(
                appId, FormRevision.of(form), draft -> draft.with(ScopeKind.changed(draft.scopes(), form)))) {
            case ChangeOutcome.Changed _ -> done(appId, "saved", query);
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.scopesRefused(now, chosen, query, Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.scopesRefused(app, chosen, query, new Problems(problems)))
                        .build();
        };
    }

    static Response done(int appId, String what, String query) {
        String search = query.isBlank() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/auth?done=" + what + search)
                .build();
    }

    private static String notice(@Nullable String done) {
        return switch (Objects.requireNonNullElse(done, "")) {
            case "saved" -> "Saved. It is in force within seconds.";
            case "revoked" -> "Revoked. The secret works no more.";
            default -> "";
        };
    }
}
