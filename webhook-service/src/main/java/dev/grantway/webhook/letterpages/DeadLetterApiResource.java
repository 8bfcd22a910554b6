package dev.grantway.webhook.letterpages;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.deadletter.ShownLetters;
import dev.grantway.webhook.letterpages.LetterJson.ReplayJson;
import dev.grantway.webhook.letterpages.LetterJson.Wanted;
import dev.grantway.webhook.replay.Replay;
import dev.grantway.webhook.replay.Replays;
import dev.grantway.webhook.replay.StartOutcome;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was given up of an app's deliveries, and sending it once more, as JSON. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class DeadLetterApiResource {
    private static final int LONGEST_TEXT = 200;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final AppAccess access;
    private final ShownLetters letters;
    private final Replays replays;
    private final CurrentSession session;
    private final Clock clock;

    DeadLetterApiResource(
            AppAccess access, ShownLetters letters, Replays replays, CurrentSession session, Clock clock) {
        this.access = access;
        this.letters = letters;
        this.replays = replays;
        this.session = session;
        this.clock = clock;
    }

    @GET
    @Path("/dead-letters")
    public Response list(
            @RestQuery @Nullable Integer appId,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String before) {
        if (appId == null) {
            return wrong(Problem.FieldError.ofParameter("appId", "appId is the number of an app."));
        }
        String wanted = Objects.requireNonNullElse(reason, "");
        if (wanted.length() > LONGEST_TEXT || wanted.indexOf('\0') >= 0) {
            return wrong(Problem.FieldError.ofParameter("reason", "reason is one word, such as attempts_used_up."));
        }
        return looking(
                appId,
                (app, _) -> letters.page(
                                app.appId(), wanted, Optional.empty(), Optional.empty(), Optional.ofNullable(before))
                        .map(page -> Response.ok(new LetterJson.Page(
                                        page.letters().stream()
                                                .map(LetterJson::of)
                                                .toList(),
                                        page.next().orElse(null)))
                                .build())
                        .orElseGet(() -> wrong(
                                Problem.FieldError.ofParameter("before", "before is what an answer had as next."))));
    }

    @POST
    @Path("/replays")
    public Response replay(@Nullable Wanted wanted) {
        if (wanted == null || wanted.appId() == null) {
            return wrong(new Problem.FieldError("appId", "appId is the number of an app."));
        }
        return changing(wanted.appId(), (app, person) -> replay(app, person, wanted));
    }

    private Response replay(AppSnapshot app, Session person, Wanted wanted) {
        if (wanted.webhookId() != null) {
            return wanted.webhookId().length() > LONGEST_TEXT
                            || wanted.webhookId().indexOf('\0') >= 0
                    ? wrong(new Problem.FieldError("webhookId", "There is no webhook of this id."))
                    : answer(replays.ofWebhook(app.appId(), wanted.webhookId(), person.userId()));
        }
        var from = Objects.requireNonNullElse(wanted.from(), FIRST);
        var until = Objects.requireNonNullElse(wanted.to(), clock.instant());
        if (!from.isBefore(until) || until.isAfter(LAST)) {
            return wrong(new Problem.FieldError("to", "to has to be after from."));
        }
        return answer(replays.ofTime(app.appId(), from, until, person.userId()));
    }

    @GET
    @Path("/replays/{replayId}")
    public Response show(@RestPath UUID replayId, @RestQuery @Nullable Integer appId) {
        return found(
                replayId,
                appId,
                (replay, _) -> Response.ok(ReplayJson.of(replay)).build());
    }

    @POST
    @Path("/replays/{replayId}/cancel")
    public Response cancel(@RestPath UUID replayId, @RestQuery @Nullable Integer appId) {
        return found(
                replayId,
                appId,
                (replay, app) -> changing(app.appId(), (_, _) -> {
                    boolean _ = replays.cancel(app.appId(), replay.id()); // one that has ended is as good
                    return replays.find(app.appId(), replay.id())
                            .map(now -> Response.ok(ReplayJson.of(now)).build())
                            .orElseGet(DeadLetterApiResource::notFound);
                }));
    }

    private Response found(UUID id, @Nullable Integer appId, BiFunction<Replay, AppSnapshot, Response> then) {
        if (appId == null) {
            return wrong(Problem.FieldError.ofParameter("appId", "appId is the number of an app."));
        }
        return looking(
                appId,
                (app, _) -> replays.find(app.appId(), id)
                        .map(replay -> then.apply(replay, app))
                        .orElseGet(DeadLetterApiResource::notFound));
    }

    private static Response answer(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started(var replay) ->
                Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/deliveries/replays/" + replay.id() + "?appId=" + replay.appId())
                        .entity(ReplayJson.of(replay))
                        .build();
            case StartOutcome.Busy(var running) ->
                problem(new Problem(
                        409,
                        "Another replay is under way",
                        "Replay " + running.id() + " of this app is under way. Wait for its end, or cancel it.",
                        "REPLAY_UNDER_WAY"));
            case StartOutcome.Nothing() ->
                problem(new Problem(
                        404,
                        "Nothing to send once more",
                        "Nothing was given up then, or all of it was sent once more before.",
                        "NOTHING_GIVEN_UP"));
        };
    }

    private Response looking(int appId, BiFunction<AppSnapshot, Session, Response> then) {
        var person = session.require();
        return access.looking(appId, person)
                .map(app -> then.apply(app, person))
                .orElseGet(DeadLetterApiResource::notFound);
    }

    private Response changing(int appId, BiFunction<AppSnapshot, Session, Response> then) {
        return looking(
                appId,
                (app, person) -> access.mayChange(app, person)
                        ? then.apply(app, person)
                        : problem(new Problem(
                                403,
                                "Not allowed",
                                "You may look at this app, not send anything. Ask its owner for another role.",
                                "READ_ONLY")));
    }

    private static Response notFound() {
        return problem(
                new Problem(404, "Not found", "There is no such app or replay, or it is not yours.", "NOT_FOUND"));
    }

    private static Response wrong(Problem.FieldError error) {
        return problem(Problem.ofFields(List.of(error)));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
