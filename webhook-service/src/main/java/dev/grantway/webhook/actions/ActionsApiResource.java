package dev.grantway.webhook.actions;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cancelling and test events, as JSON. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ActionsApiResource {
    private static final FieldError NO_APP_ID = new FieldError("appId", "appId is the number of an app.");

    private final AppAccess access;
    private final WaitingDeliveries waiting;
    private final TestEvents tests;
    private final EndpointSwitch endpoints;
    private final CurrentSession session;

    ActionsApiResource(
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

    /**
     * What is not to be tried again.
     *
     * @param webhookId absent for all that waits for the app's endpoint
     */
    record Unwanted(@Nullable Integer appId, @Nullable String webhookId) {}

    /** Which example is to be sent. */
    record Wanted(@Nullable Integer appId, @Nullable String eventType) {}

    /** A test event on its way. */
    record Sent(String webhookId) {}

    @POST
    @Path("/cancel")
    public Response cancel(@Nullable Unwanted unwanted) {
        var person = session.require();
        if (unwanted == null || unwanted.appId() == null) {
            return wrong(NO_APP_ID);
        }
        String webhookId = unwanted.webhookId();
        if (webhookId != null && (webhookId.isEmpty() || !TypedFilter.isStorable(webhookId))) {
            return wrong(
                    new FieldError("webhookId", "webhookId is the id of a webhook, or absent for all that waits."));
        }
        int appId = access.changing(unwanted.appId(), person).appId();
        return Response.ok(
                        webhookId == null
                                ? waiting.cancelAll(appId, person.userId())
                                : waiting.cancel(appId, webhookId, person.userId()))
                .build();
    }

    /** Whose deliveries are to be turned on again. */
    record TurnOn(@Nullable Integer appId) {}

    @POST
    @Path("/turn-on")
    public Response turnOn(@Nullable TurnOn wanted) {
        var person = session.require();
        if (wanted == null || wanted.appId() == null) {
            return wrong(NO_APP_ID);
        }
        endpoints.turnOn(access.changing(wanted.appId(), person).appId(), person.userId());
        return Response.noContent().build();
    }

    @POST
    @Path("/tests")
    public Response test(@Nullable Wanted wanted) {
        var person = session.require();
        if (wanted == null || wanted.appId() == null) {
            return wrong(NO_APP_ID);
        }
        var app = access.changing(wanted.appId(), person);
        return switch (tests.send(app, Objects.requireNonNullElse(wanted.eventType(), ""))) {
            case TestOutcome.Sent(var webhookId) ->
                Response.accepted(new Sent(webhookId))
                        .header(HttpHeaders.LOCATION, "/api/v1/deliveries/" + webhookId)
                        .build();
            case TestOutcome.NoTarget() ->
                problem(new Problem(
                        409, "No target", "The app is not active or has no target URL. Set one first.", "NO_TARGET"));
            case TestOutcome.UnknownType() ->
                wrong(new FieldError("eventType", "eventType is the name of an event type of the platform."));
            case TestOutcome.TooMany() ->
                problem(new Problem(
                        429,
                        "Too many test events",
                        "An app is sent 10 test events a minute at most. Wait a minute, then try again.",
                        "TOO_MANY_TESTS"));
            case TestOutcome.NotNow() ->
                problem(new Problem(
                        503,
                        "Not now",
                        "The test event could not be published. Try again in a moment.",
                        "UNAVAILABLE"));
        };
    }

    private static Response wrong(FieldError error) {
        return problem(Problem.ofFields(List.of(error)));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
