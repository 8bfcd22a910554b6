package dev.grantway.registry.directory;

import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a caller where their JSON is wrong. */
class UnreadableJsonMapper {
    @ServerExceptionMapper
    Response tell(UnreadableJson unreadable) {
        var problem = unreadable.field().isEmpty()
                ? new Problem(400, "Invalid request", "The body " + unreadable.problem() + ".", "INVALID_REQUEST")
                : Problem.ofFields(List.of(new FieldError(unreadable.field(), unreadable.problem())));
        return Response.status(400).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
