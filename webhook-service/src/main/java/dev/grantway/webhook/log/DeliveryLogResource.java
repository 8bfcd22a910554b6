package dev.grantway.webhook.log;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.CurrentSession;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of the delivery log. */
@Path("/developer/apps/{appId}/deliveries")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DeliveryLogResource {
    private final DeliveryLog log;
    private final CurrentSession session;

    DeliveryLogResource(DeliveryLog log, CurrentSession session) {
        this.log = log;
        this.session = session;
    }

    @GET
    public Response list(@RestPath int appId, @RestQuery Optional<String> before) {
        return log.findApp(appId, session.require())
                .map(app -> found(page(app, before)))
                .orElseGet(DeliveryLogResource::notFound);
    }

    @GET
    @Path("/{webhookId}")
    public Response detail(@RestPath int appId, @RestPath String webhookId) {
        return log.findApp(appId, session.require())
                .flatMap(app -> page(app, webhookId))
                .map(DeliveryLogResource::found)
                .orElseGet(DeliveryLogResource::notFound);
    }

    private TemplateInstance page(AppSnapshot app, Optional<String> before) {
        var lines = log.lines(app.appId(), before.flatMap(Cursor::parse).orElse(Cursor.START));
        return new DeliveryLogPage(
                app.appId(),
                app.name(),
                lines.attempts().stream()
                        .map(attempt -> LogLine.of(attempt, ""))
                        .toList(),
                lines.next().map(Cursor::toString).orElse(""));
    }

    private Optional<TemplateInstance> page(AppSnapshot app, String webhookId) {
        var attempts = log.attemptsOf(app.appId(), webhookId).stream()
                .map(attempt -> LogLine.of(attempt, log.answer(attempt)))
                .toList();
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryPage(app.appId(), app.name(), webhookId, attempts));
    }

    private static Response found(TemplateInstance page) {
        return Response.ok(page).build();
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new NoSuchDeliveryPage())
                .build();
    }
}
