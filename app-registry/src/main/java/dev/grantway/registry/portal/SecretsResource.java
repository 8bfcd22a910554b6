package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppCredentials;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.SecretKind;
import dev.grantway.registry.apps.SecretLife;
import dev.grantway.registry.apps.SecretOutcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** New, ending and revoked secrets of an app. */
@Path("/developer/apps/{appId:[0-9]+}/{kind:client-secrets|webhook-secrets}")
@Produces(MediaType.TEXT_HTML)
class SecretsResource {
    private final PortalAccess access;
    private final AppCredentials credentials;
    private final AuthPages pages;
    private final Clock clock;

    SecretsResource(PortalAccess access, AppCredentials credentials, AuthPages pages, Clock clock) {
        this.access = access;
        this.credentials = credentials;
        this.pages = pages;
        this.clock = clock;
    }

    /** Answers with the page and not with a redirect: this answer alone may show the secret. */
    @POST
    public Response issue(@RestPath int appId, @RestPath String kind) {
        var app = access.changingApp(appId);
        return answer(app, kind, credentials.issue(appId, kindOf(kind)));
    }

    @GET
    @Path("/{secretId:[0-9]+}/revoke")
    public Response confirm(@RestPath int appId, @RestPath String kind, @RestPath long secretId) {
        var app = access.app(appId);
        var secret = app.secretsOf(kindOf(kind)).stream()
                .filter(each -> each.id() == secretId)
                .findFirst()
                .orElseThrow(NotYours::new);
        return Response.ok(new ConfirmPage(
                        "Revoke the older " + words(kind) + " of " + app.name() + "?",
                        consequence(kind) + " It was made on "
                                + secret.createdAt().toString().substring(0, 10) + ". There is no undo.",
                        RecentUse.warning(secret, clock.instant()),
                        "/developer/apps/" + appId + "/" + kind + "/" + secretId + "/revoke",
                        "Revoke the " + words(kind),
                        authTab(appId)))
                .build();
    }

    @POST
    @Path("/{secretId:[0-9]+}/revoke")
    public Response revoke(@RestPath int appId, @RestPath String kind, @RestPath long secretId) {
        var app = access.changingApp(appId);
        return answer(app, kind, credentials.revoke(appId, kindOf(kind), secretId));
    }

    /** Another end for an older secret; at once is {@link #revoke}. */
    @POST
    @Path("/{secretId:[0-9]+}/end")
    public Response end(
            @RestPath int appId,
            @RestPath String kind,
            @RestPath long secretId,
            @RestForm("in") @Nullable String chosen) {
        var app = access.changingApp(appId);
        return SecretLife.of(Objects.requireNonNullElse(chosen, ""))
                .map(life -> answer(app, kind, credentials.end(appId, kindOf(kind), secretId, life)))
                .orElseGet(() -> Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.refused(app, Problems.of(kind, "Choose how long the secret still works.")))
                        .build());
    }

    @POST
    @Path("/sign-with-newest")
    public Response signWithNewest(@RestPath int appId, @RestPath String kind) {
        var app = access.changingApp(appId);
        return switch (kindOf(kind)) {
            case CLIENT -> answer(app, kind, credentials.signWithNewest(appId));
            case WEBHOOK -> throw new NotYours(); // each webhook carries a signature by both
        };
    }

    private Response answer(AppDetails app, String kind, SecretOutcome outcome) {
        return switch (outcome) {
            case SecretOutcome.Issued(var changed, var secrets) ->
                Response.ok(pages.withSecrets(changed, secrets, "A new " + words(kind) + " was made."))
                        .build();
            case SecretOutcome.Revoked _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, authTab(app.appId()) + "?done=revoked")
                        .build();
            case SecretOutcome.Changed _ ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, authTab(app.appId()) + "?done=saved")
                        .build();
            case SecretOutcome.Refused(var reason) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.refused(app, Problems.of(kind, reason)))
                        .build();
            case SecretOutcome.Absent() -> throw new NotYours();
        };
    }

    private static SecretKind kindOf(String path) {
        return path.equals("client-secrets") ? SecretKind.CLIENT : SecretKind.WEBHOOK;
    }

    private static String words(String kind) {
        return kindOf(kind) == SecretKind.CLIENT ? "client secret" : "webhook secret";
    }

    private static String consequence(String kind) {
        return kindOf(kind) == SecretKind.CLIENT
                ? "Whoever still uses it gets no tokens any more, and webhooks are signed with the newer one."
                : "Webhooks are no longer signed with it; whoever still verifies with it refuses them.";
    }

    private static String authTab(int appId) {
        return "/developer/apps/" + appId + "/auth";
    }
}
