package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppWebhooks;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.SubscriptionDetails;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.SubscriptionOutcome;
import dev.grantway.registry.checks.FieldProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app's third tab: target URL and subscriptions. */
@Path("/developer/apps/{appId:[0-9]+}/webhooks")
@Produces(MediaType.TEXT_HTML)
class AppWebhooksResource {
    private final PortalAccess access;
    private final AppWebhooks webhooks;
    private final WebhooksPages pages;

    AppWebhooksResource(PortalAccess access, AppWebhooks webhooks, WebhooksPages pages) {
        this.access = access;
        this.webhooks = webhooks;
        this.pages = pages;
    }

    @GET
    public Response show(@RestPath int appId, @RestQuery boolean saved) {
        return Response.ok(pages.shown(access.app(appId), saved)).build();
    }

    @POST
    public Response send(
            @RestPath int appId,
            @RestForm @Nullable Long revision,
            @RestForm @Nullable String targetUrl,
            @RestForm @Nullable String maxConcurrentRequests,
            @RestForm boolean lifecycleEvents) {
        var app = access.changingApp(appId);
        var form = TargetForm.of(targetUrl, maxConcurrentRequests, lifecycleEvents);
        return switch (webhooks.send(appId, Revision.seen(revision), form.draft())) {
            case ChangeOutcome.Changed _ -> saved(appId);
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(pages.settingsRefused(
                                now, form, Problems.overtaken().all()))
                        .build();
            case ChangeOutcome.Refused(var problems) -> badRequest(pages.settingsRefused(app, form, problems));
        };
    }

    @GET
    @Path("/stop")
    public Response confirmStop(@RestPath int appId) {
        var app = access.app(appId);
        return Response.ok(new ConfirmPage(
                        "Stop the webhooks of " + app.name() + "?",
                        "Its target URL is forgotten, and events from now on are not sent. The subscriptions stay.",
                        tab(appId) + "/stop",
                        "Stop the webhooks",
                        tab(appId)))
                .build();
    }

    @POST
    @Path("/stop")
    public Response stop(@RestPath int appId) {
        webhooks.clear(access.changingApp(appId).appId());
        return saved(appId);
    }

    @POST
    @Path("/subscriptions")
    public Response subscribe(
            @RestPath int appId,
            @RestForm @Nullable String eventType,
            @RestForm @Nullable String propertyName,
            @RestForm boolean active) {
        var app = access.changingApp(appId);
        var form = new SubscriptionForm(
                Objects.requireNonNullElse(eventType, ""), Objects.requireNonNullElse(propertyName, ""), active);
        var draft = new SubscriptionDraft(form.eventType(), form.propertyName(), active);
        return answer(app, form, webhooks.subscribe(appId, draft));
    }

    @POST
    @Path("/subscriptions/{subscriptionId:[0-9]+}/{state:activate|pause}")
    public Response setActive(@RestPath int appId, @RestPath int subscriptionId, @RestPath String state) {
        var app = access.changingApp(appId);
        boolean active = state.equals("activate");
        return answer(app, SubscriptionForm.EMPTY, webhooks.setActive(appId, subscriptionId, active));
    }

    @GET
    @Path("/subscriptions/{subscriptionId:[0-9]+}/delete")
    public Response confirmDelete(@RestPath int appId, @RestPath int subscriptionId) {
        var app = access.app(appId);
        SubscriptionDetails subscription = app.subscriptions().stream()
                .filter(each -> each.id() == subscriptionId)
                .findFirst()
                .orElseThrow(NotYours::new);
        return Response.ok(new ConfirmPage(
                        "Delete the subscription to " + subscription.eventType() + "?",
                        app.name() + " no longer hears of these events. There is no undo; it can be added again.",
                        tab(appId) + "/subscriptions/" + subscriptionId + "/delete",
                        "Delete the subscription",
                        tab(appId)))
                .build();
    }

    @POST
    @Path("/subscriptions/{subscriptionId:[0-9]+}/delete")
    public Response delete(@RestPath int appId, @RestPath int subscriptionId) {
        var app = access.changingApp(appId);
        var _ = webhooks.unsubscribe(app.appId(), subscriptionId).orElseThrow(NotYours::new);
        return saved(appId);
    }

    private Response answer(AppDetails app, SubscriptionForm form, SubscriptionOutcome outcome) {
        return switch (outcome) {
            case SubscriptionOutcome.Done _ -> saved(app.appId());
            case SubscriptionOutcome.Refused(FieldProblem problem) ->
                badRequest(pages.subscriptionRefused(app, form, List.of(problem)));
            case SubscriptionOutcome.Absent() -> throw new NotYours();
        };
    }

    private static Response badRequest(WebhooksPage page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }

    private static Response saved(int appId) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, tab(appId) + "?saved=true")
                .build();
    }

    private static String tab(int appId) {
        return "/developer/apps/" + appId + "/webhooks";
    }
}
