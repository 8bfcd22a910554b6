package dev.grantway.token.closure;

import dev.grantway.platform.service.ServiceScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uninstall, as install-service tells it; it may be told again and again. */
@Path("/internal/installations/{id}/closure")
@Consumes(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.installations.write")
@RunOnVirtualThread
class ClosureResource {
    private static final int LONGEST_REASON = 200;

    private final Closures closures;

    ClosureResource(Closures closures) {
        this.closures = closures;
    }

    /** What is closed, and why. */
    record Closure(int generation, @Nullable String reason) {}

    @PUT
    public Response close(@PathParam("id") String id, @Nullable Closure closure) {
        @Nullable String reason = closure == null ? null : closure.reason();
        if (closure == null
                || closure.generation() < 1
                || reason == null
                || reason.isBlank()
                || reason.length() > LONGEST_REASON) {
            return problem(400, "generation (1 or more) and reason are needed");
        }
        return closures.close(id, closure.generation(), reason)
                ? Response.noContent().build()
                : problem(409, "generation is far above the one that is known here");
    }

    private static Response problem(int status, String title) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("status", status, "title", title))
                .build();
    }
}
