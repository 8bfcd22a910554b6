package dev.grantway.token.introspection;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Tells install-service which installation an app calls for that shows it an access token. */
@Path("/internal/access-tokens/installation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.installations.write")
@RunOnVirtualThread
class TokenInstallationResource {
    private final TokenInstallations tokens;

    TokenInstallationResource(TokenInstallations tokens) {
        this.tokens = tokens;
    }

    /** The token that was shown. */
    record Shown(@Nullable String accessToken) {
        @Override
        public String toString() {
            return "Shown[redacted]";
        }
    }

    @POST
    public Response find(@Nullable Shown shown) {
        @Nullable String token = shown == null ? null : shown.accessToken();
        return token == null
                ? Response.status(400)
                        .type(Problem.MEDIA_TYPE)
                        .entity(new Problem(400, "Invalid request", "accessToken is needed.", "REQUEST_MALFORMED"))
                        .build()
                : Response.ok(tokens.ownerOf(token))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
    }
}
