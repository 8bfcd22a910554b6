package dev.grantway.webhook.actions;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.cancel.WaitingDeliveries;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.example.TestEvents;
import dev.grantway.webhook.example.TestOutcome;
import dev.grantway.webhook.logpages.NoSuchDeliveryPage;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
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
        return changing(appId, person)
                .map(app -> {
                    var done = waiting.cancelAll(app.appId(), person.userId());
                    return back(appId, "?cancelled=" + done.cancelled() + "&left=" + done.left());
                })
                .orElseGet(ActionsResource::notFound);
    }

    @POST
    @Path("/{webhookId}/cancel")
    public Response cancel(@RestPath int appId, @RestPath String webhookId) {
        var person = session.require();
        if (webhookId.length() > 200 || webhookId.indexOf('\0') >= 0) {
            return notFound();
        }
        return changing(appId, person)
                .map(app -> {
                    var _ = waiting.cancel(app.appId(), webhookId, person.userId());
                    return back(appId, "/" + webhookId);
                })
                .orElseGet(ActionsResource::notFound);
    }

    @POST
    @Path("/turn-on")
    public Response turnOn(@RestPath int appId) {
        var person = session.require();
        return changing(appId, person)
                .map(app -> {
                    endpoints.turnOn(app.appId(), person.userId());
                    return back(appId, "");
                })
                .orElseGet(ActionsResource::notFound);
    }

    @POST
    @Path("/test")
    public Response test(@RestPath int appId, @RestForm @Nullable String eventType) throws InterruptedException {
        var app = changing(appId, session.require());
        return app.isEmpty()
                ? notFound()
                : answer(appId, tests.send(app.get(), Objects.requireNonNullElse(eventType, "")));
    }

    private static Response answer(int appId, TestOutcome outcome) {
        return switch (outcome) {
            case TestOutcome.Sent(var webhookId) -> back(appId, "/" + webhookId + "?test=true");
            case TestOutcome.NoTarget() -> back(appId, "?test=no-target");
            case TestOutcome.UnknownType() -> back(appId, "?test=unknown-type");
            case TestOutcome.TooMany() -> back(appId, "?test=too-many");
        };
    }

    private Optional<AppSnapshot> changing(int appId, Session person) {
        return access.looking(appId, person).filter(app -> access.mayChange(app, person));
    }

    private static Response back(int appId, String rest) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/deliveries" + rest)
                .build();
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new NoSuchDeliveryPage())
                .build();
    }
}
