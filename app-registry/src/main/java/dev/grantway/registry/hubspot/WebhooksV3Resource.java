package dev.grantway.registry.hubspot;

import dev.grantway.platform.web.HubSpotError;
import dev.grantway.platform.web.OpenToOtherSites;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppWebhooks;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.SubscriptionDetails;
import dev.grantway.registry.apps.SubscriptionOutcome;
import dev.grantway.registry.checks.FieldProblem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Webhook settings and subscriptions of an app, as HubSpot's SDKs manage them. */
@Path("/webhooks/v3/{appId}")
@OpenToOtherSites // a key is shown in each request; the session cookie is not looked at
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class WebhooksV3Resource {
    private static final Logger LOG = Logger.getLogger(WebhooksV3Resource.class);
    private static final int MULTI_STATUS = 207;

    private final AppOfCaller caller;
    private final AppWebhooks webhooks;
    private final RequestBody body;
    private final Clock clock;

    WebhooksV3Resource(AppOfCaller caller, AppWebhooks webhooks, RequestBody body, Clock clock) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.body = body;
        this.clock = clock;
    }

    @GET
    @Path("/settings")
    public SettingsResponse settings(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return settings(caller.find(appId, hapikey, authorization));
    }

    @PUT
    @Path("/settings")
    public SettingsResponse configure(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String text) {
        var app = caller.find(appId, hapikey, authorization);
        var wanted = body.read(text, SettingsRequest.class).draft();
        return switch (webhooks.send(app.appId(), Revision.ANY, wanted)) {
            case ChangeOutcome.Changed(var changed) -> settings(changed);
            case ChangeOutcome.Overtaken(var unchanged) -> settings(unchanged);
            case ChangeOutcome.Refused(var problems) ->
                throw HubSpotRefusal.invalid(
                        problems.stream().map(FieldProblem::message).collect(Collectors.joining(" ")));
        };
    }

    @DELETE
    @Path("/settings")
    public void clear(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        webhooks.clear(caller.find(appId, hapikey, authorization).appId());
    }

    @GET
    @Path("/subscriptions")
    public SubscriptionResponse.All subscriptions(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return new SubscriptionResponse.All(caller.find(appId, hapikey, authorization).subscriptions().stream()
                .map(SubscriptionResponse::of)
                .toList());
    }

    @POST
    @Path("/subscriptions")
    public Response subscribe(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String text) {
        var app = caller.find(appId, hapikey, authorization);
        var draft = body.read(text, SubscriptionCreateRequest.class).draft();
        var made = done(webhooks.subscribe(app.appId(), draft));
        return Response.status(Response.Status.CREATED)
                .entity(SubscriptionResponse.of(made))
                .build();
    }

    @POST
    @Path("/subscriptions/batch/update")
    public Response update(
            @RestPath int appId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String text) {
        var startedAt = clock.instant();
        var app = caller.find(appId, hapikey, authorization);
        var wishes = body.read(text, BatchRequest.class).wishes();
        var outcomes = webhooks.setActive(app.appId(), wishes);
        var answer = BatchResponse.of(List.copyOf(wishes.sequencedKeySet()), outcomes, startedAt, clock.instant());
        return Response.status(answer.hasErrors() ? MULTI_STATUS : 200)
                .entity(answer)
                .build();
    }

    @GET
    @Path("/subscriptions/{subscriptionId}")
    public SubscriptionResponse subscription(
            @RestPath int appId,
            @RestPath int subscriptionId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return caller.find(appId, hapikey, authorization).subscriptions().stream()
                .filter(subscription -> subscription.id() == subscriptionId)
                .findFirst()
                .map(SubscriptionResponse::of)
                .orElseThrow(WebhooksV3Resource::noSubscription);
    }

    @PATCH
    @Path("/subscriptions/{subscriptionId}")
    public SubscriptionResponse change(
            @RestPath int appId,
            @RestPath int subscriptionId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String text) {
        var app = caller.find(appId, hapikey, authorization);
        var active = body.read(text, SubscriptionChange.class).active();
        if (active == null) {
            return subscription(appId, subscriptionId, hapikey, authorization);
        }
        return SubscriptionResponse.of(done(webhooks.setActive(app.appId(), subscriptionId, active)));
    }

    @PUT
    @Path("/subscriptions/{subscriptionId}")
    public SubscriptionResponse replace(
            @RestPath int appId,
            @RestPath int subscriptionId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable String text) {
        return change(appId, subscriptionId, hapikey, authorization, text);
    }

    @DELETE
    @Path("/subscriptions/{subscriptionId}")
    public void archive(
            @RestPath int appId,
            @RestPath int subscriptionId,
            @RestQuery @Nullable String hapikey,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var app = caller.find(appId, hapikey, authorization);
        var _ = webhooks.unsubscribe(app.appId(), subscriptionId).orElseThrow(WebhooksV3Resource::noSubscription);
    }

    @ServerExceptionMapper
    public Response refused(HubSpotRefusal refusal) {
        return answer(refusal.status(), refusal.error());
    }

    @ServerExceptionMapper
    public Response asItSays(WebApplicationException e) {
        return e.getResponse();
    }

    /** Told here, because what tells of it otherwise would log the URL, and with it the key. */
    @ServerExceptionMapper
    public Response failed(RuntimeException e) {
        var error = HubSpotError.of("INTERNAL_ERROR", "The request failed on our side. Try again later.");
        LOG.errorf(e, "webhook settings request failed, correlation id %s", error.correlationId());
        return answer(500, error);
    }

    private static SettingsResponse settings(AppDetails app) {
        return app.webhooks()
                .map(SettingsResponse::of)
                .orElseThrow(() -> HubSpotRefusal.notFound("The app has no webhook settings"));
    }

    private static SubscriptionDetails done(SubscriptionOutcome outcome) {
        return switch (outcome) {
            case SubscriptionOutcome.Done(var subscription) -> subscription;
            case SubscriptionOutcome.Refused(var problem) -> throw HubSpotRefusal.invalid(problem.message());
            case SubscriptionOutcome.Absent() -> throw noSubscription();
        };
    }

    private static HubSpotRefusal noSubscription() {
        return HubSpotRefusal.notFound("The app has no subscription of this id");
    }

    private static Response answer(int status, HubSpotError error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(error)
                .build();
    }
}
