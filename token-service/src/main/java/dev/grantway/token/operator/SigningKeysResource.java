package dev.grantway.token.operator;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signing keys, for automation. */
@Path("/internal/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.keys.write")
@RunOnVirtualThread
class SigningKeysResource {
    private static final String ROTATE = "rotate";

    private final KeyOperations keys;

    SigningKeysResource(KeyOperations keys) {
        this.keys = keys;
    }

    /** All keys, the newest first. */
    record KeyList(List<ListedKey> keys) {}

    /** What to do. */
    record Wanted(@Nullable String action) {}

    @GET
    public KeyList list() {
        return new KeyList(keys.list());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@Nullable Wanted wanted) {
        if (wanted == null || !ROTATE.equals(wanted.action())) {
            return Response.status(400)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.ofFields(List.of(new Problem.FieldError(
                            "action", "action is \"rotate\"; a key is revoked by an operator at /operator/tokens."))))
                    .build();
        }
        var _ = keys.rotate(); // a key that waits already is the next one, however often it is asked for
        return Response.status(Response.Status.ACCEPTED).entity(list()).build();
    }
}
