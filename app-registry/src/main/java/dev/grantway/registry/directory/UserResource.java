package dev.grantway.registry.directory;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.directory.EntryOutcome.Invalid;
import dev.grantway.registry.directory.EntryOutcome.Made;
import dev.grantway.registry.directory.EntryOutcome.Taken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** People, for operators. */
@Path("/api/v1/users")
@ForOperators
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class UserResource {
    private static final int PAGE = 100;

    /**
     * Some people, lowest id first.
     *
     * @param next what to send as {@code after} for more; absent at the end
     */
    record UserPage(List<Person> users, @Nullable Integer next) {}

    private final Users users;
    private final Departures departures;

    UserResource(Users users, Departures departures) {
        this.users = users;
        this.departures = departures;
    }

    @GET
    public UserPage list(@RestQuery @DefaultValue("0") int after) {
        var page = users.listAfter(after, PAGE);
        return new UserPage(page, page.size() < PAGE ? null : page.getLast().userId());
    }

    @POST
    public Response create(byte[] body) {
        return switch (users.create(StrictJson.read(body, UserDraft.class))) {
            case Made<Person>(var person) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/users/" + person.userId())
                        .entity(person)
                        .build();
            case Invalid<Person>(var problems) -> problem(EntryProblems.invalid(problems));
            case Taken<Person>(var field) -> problem(EntryProblems.taken(field));
        };
    }

    @GET
    @Path("/{userId}")
    public Response find(@RestPath int userId) {
        return users.find(userId)
                .map(person -> Response.ok(person).build())
                .orElseGet(() -> problem(EntryProblems.absent("user")));
    }

    /** Removes a person for good: they are signed out, and each of their memberships ends. */
    @DELETE
    @Path("/{userId}")
    public Response remove(@RestPath int userId) {
        return departures.remove(userId) ? Response.noContent().build() : problem(EntryProblems.absent("user"));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
