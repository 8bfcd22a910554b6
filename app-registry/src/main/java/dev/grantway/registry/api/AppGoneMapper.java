package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.NoSuchApp;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers who would change an app that was deleted since they looked. */
class AppGoneMapper {
    @ServerExceptionMapper
    Response gone(NoSuchApp e) {
        return Response.status(Response.Status.NOT_FOUND)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(404, "Not found", "The app was deleted a moment ago.", "NOT_FOUND"))
                .build();
    }
}
