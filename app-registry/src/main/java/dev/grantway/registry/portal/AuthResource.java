package dev.grantway.registry.portal;

import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app's second tab: credentials, redirect URLs, tokens. */
@Path("/developer/apps/{appId:[0-9]+}/auth")
@Produces(MediaType.TEXT_HTML)
class AuthResource {
    private final PortalAccess access;
    private final Apps apps;
    private final AuthPages pages;

    AuthResource(PortalAccess access, Apps apps, AuthPages pages) {
        this.access = access;
        this.apps = apps;
        this.pages = pages;
    }

    /** A search for scopes, which were on this tab once, leads to theirs. */
    @GET
    public Response show(
            @RestPath int appId,
            @RestQuery(ScopesResource.QUERY) @Nullable String query,
            @RestQuery @Nullable String done) {
        var app = access.app(appId);
        return query == null
                ? Response.ok(pages.shown(app, notice(done))).build()
                : ScopesResource.toScopes(appId, false, query);
    }

    @POST
    @Path("/redirect-urls")
    public Response changeRedirectUris(
            @RestPath int appId, @RestForm @Nullable Long revision, @RestForm @Nullable String redirectUris) {
        var app = access.changingApp(appId);
        return switch (apps.change(
                appId, Revision.seen(revision), draft -> draft.withRedirectUris(Lines.of(redirectUris)))) {
            case ChangeOutcome.Changed _ -> saved(appId);
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
            @RestForm @Nullable String grants,
            @RestForm @Nullable String jwks) {
        var app = access.changingApp(appId);
        var typed = TokensForm.typed(refreshTokens, grants, jwks);
        return switch (apps.change(appId, Revision.seen(revision), draft -> draft.with(typed.toTokens(draft)))) {
            case ChangeOutcome.Changed _ -> saved(appId);
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

    private static Response saved(int appId) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/auth?done=saved")
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
