package dev.grantway.webhook.log;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The delivery log as JSON. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryApiResource {
    private final DeliveryLog log;
    private final CurrentSession session;

    DeliveryApiResource(DeliveryLog log, CurrentSession session) {
        this.log = log;
        this.session = session;
    }

    @GET
    public Response list(@RestQuery Optional<String> appId, @RestQuery Optional<String> before) {
        var person = session.require();
        var number =
                appId.filter(text -> text.matches("\\d{1,9}|1\\d{9}|20\\d{8}")).map(Integer::valueOf);
        if (number.isEmpty()) {
            return wrongField("appId", "appId is the number of an app.");
        }
        var cursor = before.map(Cursor::parse).orElseGet(() -> Optional.of(Cursor.START));
        if (cursor.isEmpty()) {
            return wrongField("before", "before is what an answer had as next.");
        }
        return log.findApp(number.get(), person)
                .map(app -> Response.ok(page(app.appId(), cursor.get())).build())
                .orElseGet(DeliveryApiResource::notFound);
    }

    private DeliveryJson.Page page(int appId, Cursor before) {
        var lines = log.lines(appId, before);
        return new DeliveryJson.Page(
                lines.attempts().stream().map(DeliveryJson::of).toList(),
                lines.next().map(Cursor::toString).orElse(null));
    }

    private static Response wrongField(String field, String message) {
        return problem(Problem.ofFields(List.of(new Problem.FieldError(field, message))));
    }

    private static Response notFound() {
        return problem(new Problem(404, "Not found", "There is no such app, or it is not yours.", "NOT_FOUND"));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
