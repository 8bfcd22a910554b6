package dev.grantway.token.suspension;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Suspend and resume, as install-service tells them; it may tell them again and again. */
@Path("/internal/installations/{id}/suspension")
@Consumes(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.installations.write")
@RunOnVirtualThread
class SuspensionResource {
    private final Suspensions suspensions;

    SuspensionResource(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @PUT
    public Response change(@PathParam("id") String id, @Nullable Suspension suspension) {
        return Optional.ofNullable(suspension)
                .flatMap(Suspension::asked)
                .map(asked ->
                        suspensions.change(id, asked) ? Response.noContent().build() : problem(notOpen()))
                .orElseGet(() -> problem(malformed()));
    }

    private static Problem malformed() {
        return new Problem(
                400,
                "Invalid request",
                "generation (1 or more), suspended, askedAt and reason are needed.",
                "REQUEST_MALFORMED");
    }

    private static Problem notOpen() {
        return new Problem(409, "Not open", "That generation is over, not opened yet, or not here.", "NOT_OPEN");
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
