package dev.grantway.install.hubspot;

import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.page.AnswerMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;

/** HubSpot's doors of the authorization endpoint. */
@Path("/oauth")
class HubSpotAuthorizationEndpoint {
    private final Authorizations authorizations;

    HubSpotAuthorizationEndpoint(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @GET
    @Path("/authorize")
    public Response authorize(@Context HttpServerRequest request) {
        return answer(request, Optional.empty());
    }

    /** With the account chosen by the link. An id that no account can have is one that the person has no access to. */
    @GET
    @Path("/{accountId: [0-9]{1,10}}/authorize")
    public Response authorizeFor(@PathParam("accountId") long accountId, @Context HttpServerRequest request) {
        return answer(request, Optional.of((int) Math.min(accountId, Integer.MAX_VALUE)));
    }

    private Response answer(HttpServerRequest request, Optional<Integer> accountId) {
        String query = Objects.requireNonNullElse(request.query(), "");
        return AnswerMapper.response(authorizations.answer(HubSpotDoor.DOOR, query, accountId));
    }
}
