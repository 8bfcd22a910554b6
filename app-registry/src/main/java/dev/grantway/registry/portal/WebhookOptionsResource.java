package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppWebhooks;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.checks.FieldProblem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How an app's webhooks are sent: a form of the webhooks tab. */
@Path("/developer/apps/{appId:[0-9]+}/webhooks/options")
@Produces(MediaType.TEXT_HTML)
class WebhookOptionsResource {
    private final PortalAccess access;
    private final AppWebhooks webhooks;
    private final WebhooksPages pages;

    WebhookOptionsResource(PortalAccess access, AppWebhooks webhooks, WebhooksPages pages) {
        this.access = access;
        this.webhooks = webhooks;
        this.pages = pages;
    }

    @POST
    public Response save(
            @RestPath int appId,
            @RestForm @Nullable Long revision,
            @RestForm @Nullable String format,
            @RestForm boolean asymmetric,
            @RestForm boolean http2,
            @RestForm @Nullable String requestsPerSecond,
            @RestForm boolean disabledByGone,
            @RestForm boolean heedsRetryAfter,
            @RestForm @Nullable String finalStatuses) {
        var app = access.changingApp(appId);
        var typed = new OptionsForm(
                format, asymmetric, http2, requestsPerSecond, disabledByGone, heedsRetryAfter, finalStatuses);
        var problems = typed.problems();
        return problems.isEmpty()
                ? choose(app, Revision.seen(revision), typed)
                : badRequest(pages.optionsRefused(app, typed, problems));
    }

    private Response choose(AppDetails app, Revision seen, OptionsForm typed) {
        var settings = app.webhooks().map(AppDetails.Webhooks::settings);
        if (settings.isEmpty()) {
            return badRequest(pages.optionsRefused(
                    app,
                    typed,
                    List.of(new FieldProblem(
                            "targetUrl", "Set a target URL first; then choose how webhooks are sent."))));
        }
        var draft = new WebhooksDraft(
                settings.get().targetUrl(),
                settings.get().maxConcurrentRequests(),
                Optional.empty(),
                Optional.of(typed.options()));
        return switch (webhooks.send(app.appId(), seen, draft)) {
            case ChangeOutcome.Changed _ -> saved(app.appId());
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.optionsRefused(
                                now, typed, Problems.overtaken().all()))
                        .build();
            case ChangeOutcome.Refused(var problems) -> badRequest(pages.optionsRefused(app, typed, problems));
        };
    }

    private static Response badRequest(WebhooksPage page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }

    private static Response saved(int appId) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/webhooks?saved=true")
                .build();
    }
}
