package dev.grantway.webhook.letterpages;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.deadletter.ShownLetters;
import dev.grantway.webhook.letterpages.LetterJson.ReplayJson;
import dev.grantway.webhook.letterpages.LetterJson.Wanted;
import dev.grantway.webhook.replay.Replays;
import dev.grantway.webhook.replay.StartOutcome;
import dev.grantway.webhook.search.TypedFilter;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was given up of an app's deliveries, and sending it once more, as JSON. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class DeadLetterApiResource {
    private static final FieldError NO_APP_ID = FieldError.ofParameter("appId", "appId is the number of an app.");
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
        var person = session.require();
        if (appId == null) {
            return wrong(NO_APP_ID);
        }
        String wanted = Objects.requireNonNullElse(reason, "");
        if (!TypedFilter.isStorable(wanted)) {
            return wrong(FieldError.ofParameter("reason", "reason is one word, such as attempts_used_up."));
        }
        int seen = access.looking(appId, person).appId();
        return letters.page(seen, wanted, Optional.empty(), Optional.empty(), Optional.ofNullable(before))
                .map(page -> Response.ok(LetterJson.Page.of(page)).build())
                .orElseGet(() -> wrong(FieldError.ofParameter("before", "before is what an answer had as next.")));
    }

    @POST
    @Path("/replays")
    public Response replay(@Nullable Wanted wanted) {
        var person = session.require();
        if (wanted == null || wanted.appId() == null) {
            return wrong(new FieldError("appId", "appId is the number of an app."));
        }
        return replay(access.changing(wanted.appId(), person).appId(), wanted, person.userId());
    }

    private Response replay(int appId, Wanted wanted, int askedBy) {
        String webhookId = wanted.webhookId();
        if (webhookId != null) {
            return TypedFilter.isStorable(webhookId)
                    ? answer(replays.ofWebhook(appId, webhookId, askedBy))
                    : wrong(new FieldError("webhookId", "There is no webhook of this id."));
        }
        var from = Objects.requireNonNullElse(wanted.from(), FIRST);
        var until = Objects.requireNonNullElse(wanted.to(), clock.instant());
        if (!from.isBefore(until) || until.isAfter(LAST)) {
            return wrong(new FieldError("to", "to has to be after from."));
        }
        return answer(replays.ofTime(appId, from, until, askedBy));
    }

    @GET
    @Path("/replays/{replayId}")
    public Response show(@RestPath UUID replayId, @RestQuery @Nullable Integer appId) {
        var person = session.require();
        return appId == null
                ? wrong(NO_APP_ID)
                : answer(access.looking(appId, person).appId(), replayId);
    }

    /** Ends a replay; of one that was cancelled before, that it is. */
    @POST
    @Path("/replays/{replayId}/cancel")
    public Response cancel(@RestPath UUID replayId, @RestQuery @Nullable Integer appId) {
        var person = session.require();
        if (appId == null) {
            return wrong(NO_APP_ID);
        }
        replays.cancel(access.changing(appId, person).appId(), replayId);
        return answer(appId, replayId);
    }

    private Response answer(int appId, UUID replayId) {
        return replays.find(appId, replayId)
                .map(replay -> Response.ok(ReplayJson.of(replay)).build())
                .orElseGet(() -> problem(new Problem(404, "Not found", "The app has no such replay.", "NOT_FOUND")));
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
