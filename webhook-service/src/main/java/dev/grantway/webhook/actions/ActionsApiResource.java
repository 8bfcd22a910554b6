package dev.grantway.webhook.actions;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.cancel.WaitingDeliveries;
import dev.grantway.webhook.endpoint.EndpointSwitch;
import dev.grantway.webhook.example.TestEvents;
import dev.grantway.webhook.example.TestOutcome;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cancelling and test events, as JSON. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ActionsApiResource {
    private static final int LONGEST_ID = 200;

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
            return wrong("appId", "appId is the number of an app.");
        }
        String webhookId = unwanted.webhookId();
        if (webhookId != null
                && (webhookId.isEmpty() || webhookId.length() > LONGEST_ID || webhookId.indexOf('\0') >= 0)) {
            return wrong("webhookId", "webhookId is the id of a webhook, or absent for all that waits.");
        }
        int appId = unwanted.appId();
        return refusal(appId, person)
                .orElseGet(() -> Response.ok(
                                webhookId == null
                                        ? waiting.cancelAll(appId, person.userId())
                                        : waiting.cancel(appId, webhookId, person.userId()))
                        .build());
    }

    /** Whose deliveries are to be turned on again. */
    record TurnOn(@Nullable Integer appId) {}

    @POST
    @Path("/turn-on")
    public Response turnOn(@Nullable TurnOn wanted) {
        var person = session.require();
        if (wanted == null || wanted.appId() == null) {
            return wrong("appId", "appId is the number of an app.");
        }
        int appId = wanted.appId();
        return refusal(appId, person).orElseGet(() -> {
            endpoints.turnOn(appId, person.userId());
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/tests")
    public Response test(@Nullable Wanted wanted) throws InterruptedException {
        var person = session.require();
        if (wanted == null || wanted.appId() == null) {
            return wrong("appId", "appId is the number of an app.");
        }
        var refusal = refusal(wanted.appId(), person);
        Optional<AppSnapshot> app = refusal.isPresent() ? Optional.empty() : access.looking(wanted.appId(), person);
        return app.isPresent()
                ? answer(tests.send(app.get(), Objects.requireNonNullElse(wanted.eventType(), "")))
                : refusal.orElseGet(ActionsApiResource::notFound);
    }

    private static Response answer(TestOutcome outcome) {
        return switch (outcome) {
            case TestOutcome.Sent(var webhookId) ->
                Response.accepted(new Sent(webhookId))
                        .header(HttpHeaders.LOCATION, "/api/v1/deliveries/" + webhookId)
                        .build();
            case TestOutcome.NoTarget() ->
                problem(new Problem(
                        409, "No target", "The app is not active or has no target URL. Set one first.", "NO_TARGET"));
            case TestOutcome.UnknownType() ->
                wrong("eventType", "eventType is the name of an event type of the platform.");
            case TestOutcome.TooMany() ->
                problem(new Problem(
                        429,
                        "Too many test events",
                        "An app is sent 10 test events a minute at most. Wait a minute, then try again.",
                        "TOO_MANY_TESTS"));
        };
    }

    private Optional<Response> refusal(int appId, Session person) {
        var app = access.looking(appId, person);
        if (app.isEmpty()) {
            return Optional.of(notFound());
        }
        return access.mayChange(app.get(), person)
                ? Optional.empty()
                : Optional.of(problem(new Problem(
                        403,
                        "Not allowed",
                        "You may look at this app, not change anything. Ask its owner for another role.",
                        "READ_ONLY")));
    }

    private static Response notFound() {
        return problem(new Problem(404, "Not found", "There is no such app, or it is not yours.", "NOT_FOUND"));
    }

    private static Response wrong(String field, String message) {
        return problem(Problem.ofFields(List.of(new Problem.FieldError(field, message))));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
