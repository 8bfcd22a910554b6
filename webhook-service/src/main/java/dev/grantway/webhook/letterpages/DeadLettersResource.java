package dev.grantway.webhook.letterpages;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.deadletter.ShownLetters;
import dev.grantway.webhook.letterpages.DeadLettersPage.Typed;
import dev.grantway.webhook.replay.Replays;
import dev.grantway.webhook.replay.StartOutcome;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.FilterOutcome;
import dev.grantway.webhook.search.TypedFilter;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of what was given up of an app's deliveries. */
@Path("/developer/apps/{appId}/deliveries")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DeadLettersResource {
    private static final int REPLAYS = 5;
    private static final String LETTERS = "/deliveries/dead-letters";

    private final AppAccess access;
    private final ShownLetters letters;
    private final Replays replays;
    private final CurrentSession session;
    private final Clock clock;

    DeadLettersResource(AppAccess access, ShownLetters letters, Replays replays, CurrentSession session, Clock clock) {
        this.access = access;
        this.letters = letters;
        this.replays = replays;
        this.session = session;
        this.clock = clock;
    }

    @GET
    @Path("/dead-letters")
    public Response list(
            @RestPath int appId,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String before) {
        var person = session.require();
        var typed = new Typed(text(reason), text(from), text(to));
        var app = access.looking(appId, person);
        return list(app, access.mayChange(app, person), typed, text(before));
    }

    private Response list(AppSnapshot app, boolean may, Typed typed, String before) {
        if (!TypedFilter.isStorable(typed.reason())) {
            return refused(app, may, typed, 400, "There is no such reason. Choose one from the list.");
        }
        return switch (times(typed)) {
            case FilterOutcome.Wrong wrong -> refused(app, may, typed, 400, sentences(wrong));
            case FilterOutcome.Read(AttemptFilter time) ->
                letters.page(
                                app.appId(),
                                typed.reason(),
                                Optional.of(time.from()),
                                Optional.of(time.until()),
                                Optional.of(before).filter(place -> !place.isEmpty()))
                        .map(found -> answer(200, page(app, may, typed, found, "")))
                        .orElseGet(
                                () -> refused(app, may, typed, 400, "This address is of no page. Show all instead."));
        };
    }

    /** Sends one webhook once more, or what was given up within a time. */
    @POST
    @Path("/replays")
    public Response replay(
            @RestPath int appId,
            @RestForm @Nullable String webhookId,
            @RestForm @Nullable String from,
            @RestForm @Nullable String to) {
        var person = session.require();
        var typed = new Typed("", text(from), text(to));
        var app = access.changing(appId, person);
        return text(webhookId).isEmpty()
                ? replayTime(app, typed, person.userId())
                : replayOne(app, typed, text(webhookId), person.userId());
    }

    private Response replayOne(AppSnapshot app, Typed typed, String webhookId, int askedBy) {
        return TypedFilter.isStorable(webhookId)
                ? answer(app, typed, replays.ofWebhook(app.appId(), webhookId, askedBy))
                : refused(app, true, typed, 400, "There is no webhook of this id.");
    }

    private Response replayTime(AppSnapshot app, Typed typed, int askedBy) {
        return switch (times(typed)) {
            case FilterOutcome.Wrong wrong -> refused(app, true, typed, 400, sentences(wrong));
            case FilterOutcome.Read(AttemptFilter time) ->
                answer(app, typed, replays.ofTime(app.appId(), time.from(), time.until(), askedBy));
        };
    }

    @POST
    @Path("/replays/{replayId}/cancel")
    public Response cancel(@RestPath int appId, @RestPath UUID replayId) {
        var app = access.changing(appId, session.require());
        replays.cancel(app.appId(), replayId);
        return back(app);
    }

    private Response answer(AppSnapshot app, Typed typed, StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started _ -> back(app);
            case StartOutcome.Busy _ ->
                refused(
                        app,
                        true,
                        typed,
                        409,
                        "Something of this app is being sent once more already. Wait until that is handed over, or cancel"
                                + " it.");
            case StartOutcome.Nothing() ->
                refused(app, true, typed, 400, "There is nothing to be sent once more: nothing was given up then.");
        };
    }

    /** With the newest of what was given up. */
    private Response refused(AppSnapshot app, boolean may, Typed typed, int status, String problem) {
        return answer(status, page(app, may, typed, letters.newest(app.appId()), problem));
    }

    private DeadLettersPage page(AppSnapshot app, boolean may, Typed typed, ShownLetters.Page found, String problem) {
        var now = clock.instant();
        return new DeadLettersPage(
                app.appId(),
                app.name(),
                may,
                problem,
                typed,
                LetterLine.of(found.letters()),
                found.next().map(next -> older(app.appId(), typed, next)).orElse(""),
                replays.listOf(app.appId(), REPLAYS).stream()
                        .map(replay -> ReplayLine.of(replay, now))
                        .toList());
    }

    private static Response back(AppSnapshot app) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + app.appId() + LETTERS)
                .build();
    }

    private static String older(int appId, Typed typed, String place) {
        return "/developer/apps/" + appId + LETTERS + "?before=" + encoded(place)
                + "&reason=" + encoded(typed.reason())
                + "&from=" + encoded(typed.from())
                + "&to=" + encoded(typed.to());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A time as somebody typed it, the same ways as in the search of the log. */
    private FilterOutcome times(Typed typed) {
        return new TypedFilter(Map.of("from", typed.from(), "to", typed.to())).read(clock.instant());
    }

    private static String sentences(FilterOutcome.Wrong wrong) {
        return wrong.errors().stream().map(error -> error.message()).collect(Collectors.joining(" "));
    }

    /** With the site's own script, for times in the reader's zone. */
    private static Response answer(int status, DeadLettersPage page) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .entity(page)
                .build();
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
