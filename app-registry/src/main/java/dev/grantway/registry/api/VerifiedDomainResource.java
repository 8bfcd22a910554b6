package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.apps.Publishers;
import dev.grantway.registry.directory.ForOperators;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Whether operators vouch that the domain of a developer account is the developer's. */
@Path("/api/v1/accounts/{accountId}/verified-domain")
@ForOperators
class VerifiedDomainResource {
    private final Publishers publishers;

    VerifiedDomainResource(Publishers publishers) {
        this.publishers = publishers;
    }

    @PUT
    public Response vouch(@RestPath int accountId) {
        return answer(publishers.setVerified(accountId, true));
    }

    @DELETE
    public Response withdraw(@RestPath int accountId) {
        return answer(publishers.setVerified(accountId, false));
    }

    private static Response answer(boolean known) {
        return known
                ? Response.noContent().build()
                : Response.status(Response.Status.NOT_FOUND)
                        .type(Problem.MEDIA_TYPE)
                        .entity(new Problem(404, "Not found", "There is no such developer account.", "NOT_FOUND"))
                        .build();
    }
}
