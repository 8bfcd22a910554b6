package dev.grantway.webhook.logpages;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ContentSecurityPolicy;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of the delivery log. */
@Path("/developer/apps/{appId}/deliveries")
@Produces(MediaType.TEXT_HTML)
@Blocking
class DeliveryLogResource {
    private static final String WEBHOOK_ID = "msg_[A-Za-z0-9_-]{1,100}";
    private static final int LOOK_AGAIN_SECONDS = 2;

    private final DeliveryLog log;
    private final DeliveryLogPages pages;
    private final CurrentSession session;

    DeliveryLogResource(DeliveryLog log, DeliveryLogPages pages, CurrentSession session) {
        this.log = log;
        this.pages = pages;
        this.session = session;
    }

    @GET
    public Response list(@RestPath int appId, @Context UriInfo uri) {
        var person = session.require();
        return log.findApp(appId, person)
                .map(app -> pages.list(app, log.mayChange(app, person), uri.getQueryParameters()))
                .map(page -> answer(
                        page.search().problems().isEmpty() ? Response.Status.OK : Response.Status.BAD_REQUEST, page))
                .orElseGet(DeliveryLogResource::notFound);
    }

    @GET
    @Path("/{webhookId}")
    public Response detail(@RestPath int appId, @RestPath String webhookId, @RestQuery boolean test) {
        var person = session.require();
        var app = log.findApp(appId, person);
        var page = app.flatMap(found -> pages.webhook(found, log.mayChange(found, person), webhookId));
        if (page.isEmpty() && test && app.isPresent() && webhookId.matches(WEBHOOK_ID)) {
            return underWay(pages.underWay(app.get(), webhookId));
        }
        return page.map(found -> answer(Response.Status.OK, found)).orElseGet(DeliveryLogResource::notFound);
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new NoSuchDeliveryPage(NoSuchDeliveryPage.NO_APP))
                .build();
    }

    /** Looks again until there is a line. */
    private static Response underWay(DeliveryPage page) {
        return Response.fromResponse(answer(Response.Status.OK, page))
                .header("Refresh", LOOK_AGAIN_SECONDS)
                .build();
    }

    /** With the site's own script, for times in the reader's zone and new lines as they come. */
    private static Response answer(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .entity(page)
                .build();
    }
}
