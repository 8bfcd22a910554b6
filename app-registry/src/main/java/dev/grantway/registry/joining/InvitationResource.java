package dev.grantway.registry.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.directory.ForOperators;
import dev.grantway.registry.directory.StrictJson;
import dev.grantway.registry.idempotency.IdempotentResource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Operators' invitations to open a developer account. */
@Path("/api/v1/users/invitations")
@ForOperators
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InvitationResource {
    /** Whom to invite. */
    record InvitationRequest(@Nullable String email) {}

    /**
     * What was done.
     *
     * @param mailed whether the link goes by mail
     * @param link to pass on where there is no mail server, shown this once; absent where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invited(boolean mailed, @Nullable String link) {}

    /** An invitation that nobody has accepted yet. */
    record Pending(long invitationId, String email, Instant expiresAt) {}

    /** All of them, at most 1,000. */
    record PendingPage(List<Pending> invitations) {}

    private final DeveloperInvitations invitations;
    private final CurrentActor actor;
    private final IdempotentResource idempotent;
    private final String baseUrl;

    InvitationResource(
            DeveloperInvitations invitations,
            CurrentActor actor,
            IdempotentResource idempotent,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.invitations = invitations;
        this.actor = actor;
        this.idempotent = idempotent;
        this.baseUrl = baseUrl;
    }

    @GET
    public PendingPage list() {
        return new PendingPage(invitations.pending().stream()
                .map(link -> new Pending(link.id(), link.email(), link.expiresAt()))
                .toList());
    }

    /** Again for the same address it sends a new link, and the one before is not good any more. */
    @POST
    public Response invite(@Context HttpHeaders headers, byte[] body) {
        return idempotent.answer(actor.name(), "/api/v1/users/invitations", headers, body, () -> invite(body));
    }

    private Response invite(byte[] body) {
        var mailbox = Mailbox.of(StrictJson.read(body, InvitationRequest.class).email());
        if (mailbox.isEmpty()) {
            return problem(Problem.ofFields(List.of(new Problem.FieldError("email", "must be an e-mail address"))));
        }
        return switch (invitations.invite(mailbox.get())) {
            case InviteOutcome.Mailed() -> created(new Invited(true, null));
            case InviteOutcome.ToPassOn(var path) -> created(new Invited(false, baseUrl + path));
            case InviteOutcome.Refused refused ->
                problem(new Problem(409, "Sign-up is off", refused.reason(), "SIGN_UP_OFF"));
            case InviteOutcome.NotAnOwner() -> throw new IllegalStateException("an operator owns nothing");
        };
    }

    @DELETE
    @Path("/{invitationId}")
    public Response revoke(@RestPath long invitationId) {
        return invitations.revoke(invitationId)
                ? Response.noContent().build()
                : problem(new Problem(404, "Not found", "There is no such invitation.", "NOT_FOUND"));
    }

    private static Response created(Invited invited) {
        return Response.status(Response.Status.CREATED).entity(invited).build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
