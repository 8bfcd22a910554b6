package dev.grantway.webhook.logpages;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.DeliverySearch.From;
import dev.grantway.webhook.search.FilterOutcome;
import dev.grantway.webhook.search.Place;
import dev.grantway.webhook.search.SearchTooLongException;
import dev.grantway.webhook.search.TypedFilter;
import dev.grantway.webhook.signed.SignedTexts;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The delivery log as JSON: the same search as on the page. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class DeliveryApiResource {
    private final DeliveryLog log;
    private final CurrentSession session;
    private final Clock clock;

    DeliveryApiResource(DeliveryLog log, CurrentSession session, Clock clock) {
        this.log = log;
        this.session = session;
        this.clock = clock;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        var person = session.require();
        var parameters = uri.getQueryParameters();
        var appId = PageParameters.text(parameters, "appId")
                .filter(text -> text.matches("\\d{1,9}|1\\d{9}|20\\d{8}"))
                .map(Integer::valueOf);
        var from = PageParameters.from(parameters);
        var filter = TypedFilter.of(parameters).read(clock.instant());
        var errors = errors(appId.isPresent(), from.isPresent(), parameters, filter);
        if (appId.isEmpty() || from.isEmpty() || !(filter instanceof FilterOutcome.Read(AttemptFilter wanted))) {
            return problem(Problem.ofFields(errors));
        }
        return log.findApp(appId.get(), person)
                .map(app -> page(app.appId(), wanted, from.get()))
                .orElseGet(DeliveryApiResource::notFound);
    }

    @GET
    @Path("/{webhookId}")
    public Response show(@RestPath String webhookId) {
        var person = session.require();
        var attempts = log.attemptsOf(webhookId).stream()
                .filter(attempt -> log.findApp(attempt.appId(), person).isPresent())
                .map(this::entry)
                .toList();
        return attempts.isEmpty()
                ? notFound()
                : Response.ok(new DeliveryJson.Webhook(webhookId, attempts)).build();
    }

    private static List<Problem.FieldError> errors(
            boolean appKnown, boolean placeKnown, Map<String, List<String>> parameters, FilterOutcome filter) {
        var errors = new ArrayList<Problem.FieldError>();
        if (!appKnown) {
            errors.add(Problem.FieldError.ofParameter("appId", "appId is the number of an app."));
        }
        if (!placeKnown) {
            errors.add(
                    PageParameters.text(parameters, PageParameters.BEFORE).isPresent()
                            ? Problem.FieldError.ofParameter(
                                    PageParameters.BEFORE, "before is what an answer had as next.")
                            : Problem.FieldError.ofParameter(
                                    PageParameters.AFTER, "after is what an answer had as previous."));
        }
        if (filter instanceof FilterOutcome.Wrong wrong) {
            errors.addAll(wrong.errors());
        }
        return errors;
    }

    private Response page(int appId, AttemptFilter filter, From from) {
        try {
            var lines = log.lines(appId, filter, from);
            return Response.ok(new DeliveryJson.Page(
                            lines.attempts().stream().map(DeliveryJson::of).toList(),
                            text(lines.older()),
                            text(lines.newer())))
                    .build();
        } catch (SearchTooLongException e) {
            return problem(new Problem(
                    503,
                    "The search took too long",
                    "Look for less: a shorter time between from and to, or an id.",
                    "SEARCH_TOO_LONG"));
        }
    }

    private DeliveryJson.Entry entry(Attempt attempt) {
        var request = log.request(attempt);
        return new DeliveryJson.Entry(
                DeliveryJson.of(attempt),
                request.map(kept -> kept.text()).orElse(null),
                request.filter(kept -> !kept.isWhole(attempt.requestBytes())).isPresent(),
                log.answer(attempt).orElse(null),
                request.stream()
                        .flatMap(kept -> SignedTexts.of(kept).stream())
                        .map(DeliveryJson.Signed::of)
                        .toList());
    }

    private static @Nullable String text(Optional<Place> place) {
        return place.map(Place::toString).orElse(null);
    }

    private static Response notFound() {
        return problem(
                new Problem(404, "Not found", "There is no such app or webhook, or it is not yours.", "NOT_FOUND"));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
