package dev.grantway.install.authorize;

import dev.grantway.install.page.AnswerMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;

/** The standard door of the authorization endpoint. RFC 6749, section 3.1. */
@Path("/oauth2/authorize")
class AuthorizationEndpoint {
    private final Authorizations authorizations;

    AuthorizationEndpoint(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @GET
    public Response authorize(@Context HttpServerRequest request) {
        String query = Objects.requireNonNullElse(request.query(), "");
        return AnswerMapper.response(authorizations.answer(Door.STANDARD, query, Optional.empty()));
    }
}
