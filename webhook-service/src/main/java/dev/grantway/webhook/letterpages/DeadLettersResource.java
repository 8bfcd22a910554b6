package dev.grantway.webhook.letterpages;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.deadletter.ShownLetters;
import dev.grantway.webhook.letterpages.DeadLettersPage.Typed;
import dev.grantway.webhook.logpages.NoSuchDeliveryPage;
import dev.grantway.webhook.replay.Replays;
import dev.grantway.webhook.replay.StartOutcome;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.FilterOutcome;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
    private static final int LONGEST_ID = 200;

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
        var typed = new Typed(text(reason), text(from), text(to));
        return looking(
                appId,
                (app, person) -> answer(
                        200,
                        page(app, person, typed, Optional.ofNullable(before).filter(place -> !place.isEmpty()), "")));
    }

    /** Sends one webhook once more, or what was given up within a time. */
    @POST
    @Path("/replays")
    public Response replay(
            @RestPath int appId,
            @RestForm @Nullable String webhookId,
            @RestForm @Nullable String from,
            @RestForm @Nullable String to) {
        return changing(appId, (app, person) -> {
            var typed = new Typed("", text(from), text(to));
            if (!text(webhookId).isEmpty()) {
                String id = text(webhookId);
                return id.length() > LONGEST_ID || id.indexOf('\0') >= 0
                        ? refused(app, person, typed, 400, "There is no webhook of this id.")
                        : answer(app, person, typed, replays.ofWebhook(appId, id, person.userId()));
            }
            return switch (Times.read(typed.from(), typed.to(), clock.instant())) {
                case FilterOutcome.Wrong(var errors) ->
                    refused(
                            app,
                            person,
                            typed,
                            400,
                            errors.stream().map(error -> error.message()).collect(Collectors.joining(" ")));
                case FilterOutcome.Read(AttemptFilter filter) ->
                    answer(app, person, typed, replays.ofTime(appId, filter.from(), filter.until(), person.userId()));
            };
        });
    }

    @POST
    @Path("/replays/{replayId}/cancel")
    public Response cancel(@RestPath int appId, @RestPath UUID replayId) {
        return changing(appId, (_, _) -> {
            boolean _ = replays.cancel(appId, replayId); // one that has ended is as good
            return back(appId);
        });
    }

    private Response answer(AppSnapshot app, Session person, Typed typed, StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started _ -> back(app.appId());
            case StartOutcome.Busy _ ->
                refused(
                        app,
                        person,
                        typed,
                        409,
                        "Something of this app is being sent once more already. Wait until that is handed over, or cancel"
                                + " it.");
            case StartOutcome.Nothing() ->
                refused(app, person, typed, 400, "There is nothing to be sent once more: nothing was given up then.");
        };
    }

    private Response refused(AppSnapshot app, Session person, Typed typed, int status, String problem) {
        return answer(status, page(app, person, typed, Optional.empty(), problem));
    }

    private DeadLettersPage page(
            AppSnapshot app, Session person, Typed typed, Optional<String> before, String problem) {
        var times = Times.read(typed.from(), typed.to(), clock.instant());
        var filter = times instanceof FilterOutcome.Read(AttemptFilter read)
                ? Optional.of(read)
                : Optional.<AttemptFilter>empty();
        var found = filter.flatMap(time ->
                letters.page(app.appId(), typed.reason(), Optional.of(time.from()), Optional.of(time.until()), before));
        String wrong = times instanceof FilterOutcome.Wrong(var errors)
                ? errors.stream().map(error -> error.message()).collect(Collectors.joining(" "))
                : "";
        return new DeadLettersPage(
                app.appId(),
                app.name(),
                access.mayChange(app, person),
                problem.isEmpty() ? wrong : problem,
                typed,
                found.map(page -> LetterLine.of(page.letters())).orElse(List.of()),
                found.flatMap(ShownLetters.Page::next)
                        .map(next -> older(app.appId(), typed, next))
                        .orElse(""),
                replays.listOf(app.appId(), REPLAYS).stream()
                        .map(ReplayLine::of)
                        .toList());
    }

    private static String older(int appId, Typed typed, String place) {
        return "/developer/apps/" + appId + "/deliveries/dead-letters?before=" + encoded(place)
                + "&reason=" + encoded(typed.reason())
                + "&from=" + encoded(typed.from())
                + "&to=" + encoded(typed.to());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Response looking(int appId, BiFunction<AppSnapshot, Session, Response> then) {
        var person = session.require();
        return access.looking(appId, person)
                .map(app -> then.apply(app, person))
                .orElseGet(() ->
                        Response.status(404).entity(new NoSuchDeliveryPage()).build());
    }

    private Response changing(int appId, BiFunction<AppSnapshot, Session, Response> then) {
        return looking(
                appId,
                (app, person) -> access.mayChange(app, person)
                        ? then.apply(app, person)
                        : refused(
                                app,
                                person,
                                new Typed("", "", ""),
                                403,
                                "You may look at this app, not send anything. Ask its owner for another role."));
    }

    private static Response back(int appId) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/deliveries/dead-letters")
                .build();
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
