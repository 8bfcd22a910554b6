package dev.grantway.registry.operators;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.registry.directory.Operators;
import dev.grantway.registry.joining.DeveloperInvitations;
import dev.grantway.registry.joining.InvitationState;
import dev.grantway.registry.joining.InviteOutcome;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Operators invite people to open developer accounts, and see what became of it. */
@Path(InvitationPages.PATH)
@Produces(MediaType.TEXT_HTML)
class InvitationsResource {
    private final DeveloperInvitations invitations;
    private final InvitationPages pages;
    private final CurrentSession currentSession;
    private final Sessions sessions;
    private final Operators operators;

    InvitationsResource(
            DeveloperInvitations invitations,
            InvitationPages pages,
            CurrentSession currentSession,
            Sessions sessions,
            Operators operators) {
        this.invitations = invitations;
        this.pages = pages;
        this.currentSession = currentSession;
        this.sessions = sessions;
        this.operators = operators;
    }

    @GET
    public Response list(
            @RestQuery @Nullable String state, @RestQuery @Nullable String below, @RestQuery @Nullable String done) {
        var wanted = Arrays.stream(InvitationState.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
        String place = Objects.requireNonNullElse(below, "");
        return asOperator(() -> page(
                Status.OK,
                pages.shown(
                        wanted,
                        place.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(place)) : OptionalLong.empty(),
                        Objects.requireNonNullElse(done, ""))));
    }

    @POST
    public Response invite(@RestForm @Nullable String email) {
        String typed = Objects.requireNonNullElse(email, "");
        return asOperator(() -> answer(typed, invitations.invite(typed)));
    }

    /** What is not open any more was accepted, taken back or over meanwhile: the list says which. */
    @POST
    @Path("/{invitationId:[0-9]+}/again")
    public Response inviteAgain(@RestPath long invitationId) {
        return asOperator(() -> invitations
                .inviteAgain(invitationId)
                .map(outcome -> answer("", outcome))
                .orElseGet(() -> back("")));
    }

    @POST
    @Path("/{invitationId:[0-9]+}/revoke")
    public Response revoke(@RestPath long invitationId) {
        return asOperator(() -> back(invitations.revoke(invitationId) ? "?done=revoked" : ""));
    }

    /** A link is shown by the page that answers, and by no other: it is stored nowhere. */
    private Response answer(String email, InviteOutcome outcome) {
        return switch (outcome) {
            case InviteOutcome.Mailed() -> back("?done=mailed");
            case InviteOutcome.ToPassOn(var path) -> page(Status.CREATED, pages.invited(path));
            case InviteOutcome.Refused(var _, var reason) -> page(Status.BAD_REQUEST, pages.refused(email, reason));
            case InviteOutcome.NotAnOwner() -> throw new IllegalStateException("an operator owns nothing");
        };
    }

    /** By the rows and not by the session's token alone: an invitation gives access. */
    private Response asOperator(Supplier<Response> answer) {
        var viewer = currentSession.require();
        if (!sessions.isLive(viewer.sessionId(), viewer.userId())) {
            throw new SignInRequired();
        }
        return operators.has(viewer) ? answer.get() : page(Status.FORBIDDEN, new OperatorsOnlyPage());
    }

    private static Response page(Status status, TemplateInstance page) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .entity(page)
                .build();
    }

    private static Response back(String query) {
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, InvitationPages.PATH + query)
                .build();
    }
}
