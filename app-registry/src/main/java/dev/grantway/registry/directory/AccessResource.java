package dev.grantway.registry.directory;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.catalogue.PlatformCatalogue;
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
    /** PostgreSQL knows no text with it, and no session has it. */
    private static final char NUL = 0;

    /**
     * The answer.
     *
     * @param asOf when the look-up began: what ends later is not known to it
     */
    record Access(Instant asOf, boolean sessionLive, AccessUser user, List<AccountAccess> accounts) {}

    /** The person it is about. */
    record AccessUser(int userId, String email, String name) {}

    private final AccessStore store;
    private final PlatformCatalogue catalogue;
    private final Clock clock;

    AccessResource(AccessStore store, PlatformCatalogue catalogue, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GET
    @Path("/users/{userId}/access")
    public Response access(@RestPath int userId, @RestQuery @Nullable String sessionId) {
        var asOf = clock.instant();
        var session = Optional.ofNullable(sessionId).filter(id -> id.indexOf(NUL) < 0);
        return answer(store.find(userId, session.orElse(null), asOf), asOf);
    }

    /** By the address that the person signs in with; without a session, so that it is for saying and not for giving. */
    @GET
    @Path("/access")
    public Response accessOf(@RestQuery @Nullable String email) {
        var asOf = clock.instant();
        return answer(EmailAddress.of(email).flatMap(address -> store.find(address, asOf)), asOf);
    }

    private Response answer(Optional<AccessStore.Standing> found, Instant asOf) {
        return found.map(standing -> Response.ok(access(standing, asOf)).build())
                .orElseGet(() -> Response.status(404)
                        .type(Problem.MEDIA_TYPE)
                        .entity(EntryProblems.absent("user"))
                        .build());
    }

    private Access access(AccessStore.Standing standing, Instant asOf) {
        var person = standing.person();
        return new Access(
                asOf,
                standing.sessionLive(),
                new AccessUser(person.userId(), person.email(), person.name()),
                standing.roles().stream()
                        .map(held -> AccountAccess.of(held.account(), held.role(), catalogue))
                        .toList());
    }
}
