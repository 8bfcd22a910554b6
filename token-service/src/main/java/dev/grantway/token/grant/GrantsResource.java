package dev.grantway.token.grant;

import dev.grantway.platform.service.ServiceScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All grants in the order of their last change, for install-service to find what an event did not tell it. */
@Path("/internal/grants")
@Produces(MediaType.APPLICATION_JSON)
@ServiceScope("grantway.grants.read")
@RunOnVirtualThread
class GrantsResource {
    private static final int MOST = 1000;

    private final GrantStore store;
    private final KeyCounts counts;

    GrantsResource(GrantStore store, KeyCounts counts) {
        this.store = store;
        this.counts = counts;
    }

    /** A page; {@code next} is the {@code since} of the page after it, and is null at the end. */
    record Page(List<ListedGrant> grants, Optional<Instant> next) {}

    /**
     * Lists.
     *
     * @param installationId whose grants alone; those of all when it is absent
     */
    @GET
    public Response list(
            @QueryParam("installationId") Optional<String> installationId,
            @QueryParam("since") @DefaultValue("1970-01-01T00:00:00Z") String since,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        try {
            return Response.ok(page(installationId, Instant.parse(since), size)).build();
        } catch (DateTimeParseException e) {
            return Response.status(400)
                    .entity(Map.of("title", "since is a time in ISO 8601"))
                    .build();
        }
    }

    /**
     * Live grants by the key of the refresh token that they last showed: a key with none can be taken away, as long as there
     * are none of an unknown key, and the count is of later than the change of keys.
     */
    @GET
    @Path("by-key")
    public Response countByKey() {
        return counts.count()
                .map(counted -> Response.ok(counted).build())
                .orElseGet(() -> Response.status(503)
                        .header("Retry-After", "60")
                        .type("application/problem+json")
                        .entity(Map.of("status", 503, "title", "grants are being counted; ask again"))
                        .build());
    }

    private Page page(Optional<String> installationId, Instant since, int size) {
        var grants = installationId
                .map(id -> store.listChangedSince(id, since, size))
                .orElseGet(() -> store.listChangedSince(since, size));
        return new Page(
                grants,
                grants.size() < size
                        ? Optional.empty()
                        : Optional.of(grants.getLast().changedAt().plus(1, ChronoUnit.MICROS)));
    }
}
