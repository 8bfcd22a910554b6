package dev.grantway.registry.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.platform.web.Problem;
import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.ActorRow;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
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

    /**
     * An invitation.
     *
     * @param invitedBy who sent it last; absent where that was not written down
     * @param endedAt when it was accepted or taken back; absent for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            long invitationId,
            String email,
            InvitationState state,
            Instant invitedAt,
            @Nullable InvitedBy invitedBy,
            Instant expiresAt,
            @Nullable Instant endedAt) {
        static Item of(DeveloperInvitation invitation) {
            return new Item(
                    invitation.id(),
                    invitation.email(),
                    invitation.state(),
                    invitation.invitedAt(),
                    invitation.invitedBy().map(InvitedBy::of).orElse(null),
                    invitation.expiresAt(),
                    invitation.endedAt().orElse(null));
        }
    }

    /**
     * Who invited.
     *
     * @param kind PERSON or OPERATOR
     * @param id of the person, or of the operator's client
     */
    record InvitedBy(String kind, String id) {
        static InvitedBy of(Actor actor) {
            var row = ActorRow.of(actor);
            return new InvitedBy(
                    row.kind(),
                    row.userId().isPresent() ? Integer.toString(row.userId().getAsInt()) : row.id());
        }
    }

    /**
     * Some of them, the newest first.
     *
     * @param next what to send as {@code cursor} for older ones; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemPage(List<Item> invitations, @Nullable String next) {}

    private static final int MOST = 1000;
    private static final String ALL = "ALL";

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

    /** Those that are open, unless others are asked for. */
    @GET
    public Response list(@RestQuery @Nullable String state, @RestQuery @Nullable Integer limit, @Context UriInfo uri) {
        var errors = new ArrayList<Problem.FieldError>();
        var wanted = Arrays.stream(InvitationState.values())
                .filter(each -> each.name().equals(Objects.requireNonNullElse(state, InvitationState.OPEN.name())))
                .findFirst();
        if (wanted.isEmpty() && !ALL.equals(state)) {
            errors.add(Problem.FieldError.ofParameter(
                    "state", "Must be ALL or one of " + Arrays.toString(InvitationState.values()) + "."));
        }
        int most = Objects.requireNonNullElse(limit, MOST);
        if (most < 1 || most > MOST) {
            errors.add(Problem.FieldError.ofParameter("limit", "Ask for 1 to " + MOST + "."));
        }
        @Nullable String cursor = uri.getQueryParameters().getFirst("cursor"); // an empty one too, which is no place
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            errors.add(Problem.FieldError.ofParameter("cursor", "Send what the answer before said as next."));
        }
        if (!errors.isEmpty()) {
            return problem(Problem.ofFields(errors));
        }
        var page = invitations.find(
                wanted, cursor == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cursor)), most);
        return Response.ok(new ItemPage(
                        page.invitations().stream().map(Item::of).toList(),
                        page.next().isPresent() ? Long.toString(page.next().getAsLong()) : null))
                .build();
    }

    /** Again for the same address it sends a new link, and the one before is not good any more. */
    @POST
    public Response invite(@Context HttpHeaders headers, byte[] body) {
        return idempotent.answer(actor.name(), "/api/v1/users/invitations", headers, body, () -> invite(body));
    }

    private Response invite(byte[] body) {
        @Nullable String email = StrictJson.read(body, InvitationRequest.class).email();
        if (Mailbox.of(email).isEmpty()) {
            return problem(Problem.ofFields(List.of(new Problem.FieldError("email", "must be an e-mail address"))));
        }
        return switch (invitations.invite(email)) {
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
