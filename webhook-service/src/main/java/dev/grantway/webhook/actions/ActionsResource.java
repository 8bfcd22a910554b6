package dev.grantway.webhook.actions;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.cancel.WaitingDeliveries;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.example.TestEvents;
import dev.grantway.webhook.example.TestOutcome;
import dev.grantway.webhook.search.TypedFilter;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Forms of the log's pages that do something. Each leads back to a page, which says what was done. */
@Path("/developer/apps/{appId}/deliveries")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ActionsResource {
    private final AppAccess access;
    private final WaitingDeliveries waiting;
    private final TestEvents tests;
    private final EndpointSwitch endpoints;
    private final CurrentSession session;

    ActionsResource(
            AppAccess access,
            WaitingDeliveries waiting,
            TestEvents tests,
            EndpointSwitch endpoints,
            CurrentSession session) {
        this.access = access;
        this.waiting = waiting;
        this.tests = tests;
        this.endpoints = endpoints;
        this.session = session;
    }

    @POST
    @Path("/cancel")
    public Response cancelAll(@RestPath int appId) {
        var person = session.require();
        var app = access.changing(appId, person);
        var done = waiting.cancelAll(app.appId(), person.userId());
        return backTo(app, "?cancelled=" + done.cancelled() + "&left=" + done.left());
    }

    @POST
    @Path("/{webhookId}/cancel")
    public Response cancel(@RestPath int appId, @RestPath String webhookId) {
        var person = session.require();
        var app = access.changing(appId, person);
        if (TypedFilter.isStorable(webhookId)) {
            var _ = waiting.cancel(app.appId(), webhookId, person.userId());
        }
        return backTo(app, "/" + webhookId);
    }

    @POST
    @Path("/turn-on")
    public Response turnOn(@RestPath int appId) {
        var person = session.require();
        var app = access.changing(appId, person);
        endpoints.turnOn(app.appId(), person.userId());
        return backTo(app, "");
    }

    @POST
    @Path("/test")
    public Response test(@RestPath int appId, @RestForm @Nullable String eventType) {
        var app = access.changing(appId, session.require());
        return switch (tests.send(app, Objects.requireNonNullElse(eventType, ""))) {
            case TestOutcome.Sent(var webhookId) -> backTo(app, "/" + webhookId + "?test=true");
            case TestOutcome.NoTarget() -> backTo(app, "?test=no-target");
            case TestOutcome.UnknownType() -> backTo(app, "?test=unknown-type");
            case TestOutcome.TooMany() -> backTo(app, "?test=too-many");
            case TestOutcome.NotNow() -> backTo(app, "?test=not-now");
        };
    }

    private static Response backTo(AppSnapshot app, String rest) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + app.appId() + "/deliveries" + rest)
                .build();
    }
}
