package dev.grantway.registry.directory;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import dev.grantway.platform.web.Problem.FieldError;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The names of people by their ids, for pages that tell a customer's members who did what; and who of them has left. */
@Path("/internal/directory/accounts/{accountId}/members")
@ServiceScope("grantway.directory.read")
@Produces(MediaType.APPLICATION_JSON)
class MembersResource {
    private static final int MOST = 200;

    /** The answer, by id; whoever is gone from the register is not in it. */
    record Members(List<NamedPerson> members) {}

    private final Users users;

    MembersResource(Users users) {
        this.users = users;
    }

    @GET
    public Response members(@RestPath int accountId, @RestQuery List<Integer> userId) {
        if (userId.size() > MOST) {
            return Response.status(400)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.ofFields(
                            List.of(FieldError.ofParameter("userId", "Ask for at most " + MOST + " people at once."))))
                    .build();
        }
        return Response.ok(new Members(users.named(accountId, new HashSet<>(userId))))
                .build();
    }
}
