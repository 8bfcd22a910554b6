package dev.grantway.registry.directory;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.sessions.Sessions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do, and whether they are still signed in: asked by install-service before each act that gives
 * access.
 */
@Path("/internal/directory")
@ServiceScope("grantway.directory.read")
@Produces(MediaType.APPLICATION_JSON)
class AccessResource {
    /**
     * The answer.
     *
     * @param asOf when the look-up began: what ends later is not known to it
     */
    record Access(Instant asOf, boolean sessionLive, AccessUser user, List<AccountAccess> accounts) {}

    /** The person it is about. */
    record AccessUser(int userId, String email, String name) {}

    private final Users users;
    private final Memberships memberships;
    private final Sessions sessions;
    private final Clock clock;

    AccessResource(Users users, Memberships memberships, Sessions sessions, Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GET
    @Path("/users/{userId}/access")
    public Response access(@RestPath int userId, @RestQuery @Nullable String sessionId) {
        return answer(users.find(userId), sessionId);
    }

    /** By the address that the person signs in with; without a session, so that it is for saying and not for giving. */
    @GET
    @Path("/access")
    public Response accessOf(@RestQuery @Nullable String email) {
        return answer(EmailAddress.of(email).flatMap(users::find), null);
    }

    private Response answer(Optional<Person> found, @Nullable String sessionId) {
        return found.map(person -> Response.ok(access(person, sessionId)).build())
                .orElseGet(() -> Response.status(404)
                        .type(Problem.MEDIA_TYPE)
                        .entity(EntryProblems.absent("user"))
                        .build());
    }

    private Access access(Person person, @Nullable String sessionId) {
        var asOf = clock.instant();
        boolean live = sessionId != null && sessions.isLive(sessionId, person.userId());
        return new Access(
                asOf,
                live,
                new AccessUser(person.userId(), person.email(), person.name()),
                memberships.accessOf(person.userId()));
    }
}
