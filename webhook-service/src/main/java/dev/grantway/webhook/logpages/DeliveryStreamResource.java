package dev.grantway.webhook.logpages;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.live.LiveOutcome;
import dev.grantway.webhook.live.LiveTail;
import dev.grantway.webhook.live.Watch;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.FilterOutcome;
import dev.grantway.webhook.search.Place;
import dev.grantway.webhook.search.TypedFilter;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** New lines of the delivery log as they come. */
@Path("/developer/apps/{appId}/deliveries/stream")
@Blocking
class DeliveryStreamResource {
    private static final long COME_AGAIN_MILLIS = 2_000;
    private static final int RETRY_AFTER_SECONDS = 30;

    /** Whoever reads more slowly is cut off, and comes again. */
    private static final int UNREAD = 16;

    private final DeliveryLog log;
    private final LiveTail tail;
    private final CurrentSession session;
    private final Clock clock;

    DeliveryStreamResource(DeliveryLog log, LiveTail tail, CurrentSession session, Clock clock) {
        this.log = log;
        this.tail = tail;
        this.session = session;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(
            @RestPath int appId,
            @RestHeader("Last-Event-ID") Optional<String> lastEvent,
            @Context UriInfo uri,
            @Context Sse sse) {
        var person = session.require();
        if (log.findApp(appId, person).isEmpty()) {
            throw refusal(new Problem(404, "Not found", "There is no such app, or it is not yours.", "NOT_FOUND"));
        }
        var watch = open(appId, person, uri.getQueryParameters(), lastEvent);
        return Multi.createFrom()
                .<StreamEvent>emitter(
                        out -> {
                            out.onTermination(() -> tail.close(watch));
                            out.emit(StreamEvent.of(StreamEvent.SILENCE)); // the head goes out at once
                            watch.tell(new RowStream(out));
                        },
                        UNREAD)
                .map(event -> event(sse, event));
    }

    private Watch open(int appId, Session person, Map<String, List<String>> parameters, Optional<String> lastEvent) {
        var since = lastEvent.or(() -> PageParameters.text(parameters, "since")).flatMap(Place::parse);
        var request = new Watch.Request(
                appId, person.userId(), filter(TypedFilter.of(parameters)), since, person.expiresAt());
        return switch (tail.open(request)) {
            case LiveOutcome.Opened(Watch watch) -> watch;
            case LiveOutcome.TooManyOfPerson() ->
                throw refusal(new Problem(
                        429, "Too many streams", "You watch as many pages as one person may.", "TOO_MANY_STREAMS"));
            case LiveOutcome.Full() ->
                throw refusal(new Problem(
                        503, "Too many streams", "Too many watch at this time; come again.", "STREAMS_FULL"));
        };
    }

    private AttemptFilter filter(TypedFilter typed) {
        return switch (typed.read(clock.instant())) {
            case FilterOutcome.Read(AttemptFilter filter) -> filter;
            case FilterOutcome.Wrong wrong -> throw refusal(Problem.ofFields(wrong.errors()));
        };
    }

    private static OutboundSseEvent event(Sse sse, StreamEvent event) {
        var builder = sse.newEventBuilder();
        if (event.name().equals(StreamEvent.SILENCE)) {
            return builder.comment(event.name()).build();
        }
        event.place().ifPresent(builder::id);
        return builder.name(event.name())
                .reconnectDelay(COME_AGAIN_MILLIS)
                .data(String.class, event.data())
                .build();
    }

    private static WebApplicationException refusal(Problem problem) {
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 429 || problem.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return new WebApplicationException(answer.build());
    }
}
