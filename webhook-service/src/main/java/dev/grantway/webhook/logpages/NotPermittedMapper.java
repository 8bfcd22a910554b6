package dev.grantway.webhook.logpages;

import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.access.NotPermitted;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says to whomever may not that they may not: on a page, or to a program. */
public class NotPermittedMapper { // public, and its method too: the caller is generated into another class loader
    @ServerExceptionMapper
    public Response refuse(NotPermitted refused, UriInfo uri) {
        return uri.getPath().startsWith("/api/") ? problem(refused) : page(refused);
    }

    private static Response page(NotPermitted refused) {
        return Response.status(refused.seen() ? Response.Status.FORBIDDEN : Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(new NoSuchDeliveryPage(refused.seen() ? refused.appId() : NoSuchDeliveryPage.NO_APP))
                .build();
    }

    private static Response problem(NotPermitted refused) {
        var problem = refused.seen()
                ? new Problem(
                        403,
                        "Not allowed",
                        "You may look at this app, not change or send anything. Ask its owner for another role.",
                        "READ_ONLY")
                : new Problem(404, "Not found", "There is no such app, or it is not yours.", "NOT_FOUND");
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
