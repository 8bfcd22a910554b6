package dev.grantway.registry.portal;

import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.TeamOutcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A member of a team: their role, and their end in it. */
@Path("/developer/team/members/{userId:[0-9]+}")
@Produces(MediaType.TEXT_HTML)
class TeamMembersResource {
    private static final String LAST_OWNER =
            "A developer account has one owner at least. Make somebody else an owner first. Nothing was changed.";

    private final PortalAccess access;
    private final Memberships memberships;
    private final TeamPages pages;

    TeamMembersResource(PortalAccess access, Memberships memberships, TeamPages pages) {
        this.access = access;
        this.memberships = memberships;
        this.pages = pages;
    }

    @POST
    @Path("/role")
    public Response changeRole(@RestPath int userId, @RestForm int account, @RestForm @Nullable String role) {
        var owned = access.owning(account);
        var wanted = TeamRole.of(role);
        if (wanted.isEmpty()) {
            return refused(Response.Status.BAD_REQUEST, owned, "Choose a role.");
        }
        return answer(
                memberships.changeRole(account, userId, wanted.get()), owned, "/developer/team?account=" + account);
    }

    @GET
    @Path("/remove")
    public Response confirm(@RestPath int userId, @RestQuery int account) {
        var team = team(userId, account);
        var member = pages.member(team, userId).orElseThrow(NotYours::new);
        return Response.ok(userId == access.userId() ? leaving(team, userId) : removing(team, member))
                .build();
    }

    @POST
    @Path("/remove")
    public Response remove(@RestPath int userId, @RestQuery int account) {
        var team = team(userId, account);
        boolean self = userId == access.userId();
        return answer(
                memberships.removeFromTeam(account, userId),
                team,
                self ? "/developer/apps" : "/developer/team?account=" + account);
    }

    /** Owners take anyone out; everyone else takes themselves out. */
    private AccountChoice team(int userId, int account) {
        return userId == access.userId() ? access.inTeam(account) : access.owning(account);
    }

    /** By the sign-in page, which renews the session: it may have been the reader's own role. */
    private Response answer(TeamOutcome outcome, AccountChoice account, String then) {
        return switch (outcome) {
            case TeamOutcome.Done() ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/signin?to=" + URLEncoder.encode(then, StandardCharsets.UTF_8))
                        .build();
            case TeamOutcome.LastOwner() -> refused(Response.Status.CONFLICT, account, LAST_OWNER);
            case TeamOutcome.Absent() -> throw new NotYours();
        };
    }

    private Response refused(Response.Status status, AccountChoice account, String problem) {
        return Response.status(status)
                .entity(pages.refused(account, "", Problems.of("member", problem)))
                .build();
    }

    private static ConfirmPage removing(AccountChoice team, Member member) {
        return new ConfirmPage(
                "Remove " + member.name() + " from the team?",
                "At once they can change nothing any more in this account and its test accounts, and whom they invited is"
                        + " not let in. A page that they have open may still be read for up to 15 minutes. API keys and"
                        + " secrets that they know stay good: replace those.",
                "/developer/team/members/" + member.userId() + "/remove?account=" + team.accountId(),
                "Remove " + member.name(),
                "/developer/team?account=" + team.accountId());
    }

    private static ConfirmPage leaving(AccountChoice team, int userId) {
        return new ConfirmPage(
                "Leave " + team.name() + "?",
                "You will not see its apps any more. Only an owner can invite you back.",
                "/developer/team/members/" + userId + "/remove?account=" + team.accountId(),
                "Leave the team",
                "/developer/team?account=" + team.accountId());
    }
}
