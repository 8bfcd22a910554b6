package dev.grantway.registry.portal;

import dev.grantway.registry.joining.Invitations;
import dev.grantway.registry.joining.InviteOutcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The team of a developer account, and whom it invites. */
@Path("/developer/team")
@Produces(MediaType.TEXT_HTML)
class TeamResource {
    private static final Problems NO_ROLE = Problems.of("role", "Choose a role.");

    private final PortalAccess access;
    private final Invitations invitations;
    private final TeamPages pages;

    TeamResource(PortalAccess access, Invitations invitations, TeamPages pages) {
        this.access = access;
        this.invitations = invitations;
        this.pages = pages;
    }

    @GET
    public Response show(@RestQuery @Nullable Integer account, @RestQuery boolean mailed) {
        var accountId = Optional.ofNullable(account)
                .or(() -> access.chosen(Optional.empty()).map(AccountChoice::accountId));
        return accountId
                .map(id -> Response.ok(pages.shown(access.inTeam(id), mailed)).build())
                .orElseGet(() -> seeOther("/developer/apps"));
    }

    @POST
    @Path("/invitations")
    public Response invite(@RestForm int account, @RestForm @Nullable String email, @RestForm @Nullable String role) {
        var owned = access.owning(account);
        String typed = Objects.requireNonNullElse(email, "");
        return TeamRole.of(role)
                .map(known -> invitations.invite(account, access.userId(), typed, known))
                .map(outcome -> answer(owned, typed, outcome))
                .orElseGet(() -> refused(owned, typed, NO_ROLE));
    }

    @POST
    @Path("/invitations/{id:[0-9]+}/again")
    public Response inviteAgain(@RestPath long id, @RestForm int account) {
        var owned = access.owning(account);
        var outcome = invitations.inviteAgain(account, access.userId(), id).orElseThrow(NotYours::new);
        return answer(owned, "", outcome);
    }

    @POST
    @Path("/invitations/{id:[0-9]+}/revoke")
    public Response revoke(@RestPath long id, @RestForm int account) {
        var owned = access.owning(account);
        if (!invitations.revoke(owned.accountId(), id)) {
            throw new NotYours();
        }
        return seeOther("/developer/team?account=" + account);
    }

    /** A link is shown by the page that answers, and by no other: it is stored nowhere. */
    private Response answer(AccountChoice account, String email, InviteOutcome outcome) {
        return switch (outcome) {
            case InviteOutcome.Mailed() -> seeOther("/developer/team?mailed=true&account=" + account.accountId());
            case InviteOutcome.ToPassOn(var path) ->
                Response.status(Response.Status.CREATED)
                        .entity(pages.invited(account, path))
                        .build();
            case InviteOutcome.Refused(var field, var reason) -> refused(account, email, Problems.of(field, reason));
            case InviteOutcome.NotAnOwner() -> throw new OwnersOnly();
        };
    }

    private Response refused(AccountChoice account, String email, Problems problems) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(pages.refused(account, email, problems))
                .build();
    }

    private static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
