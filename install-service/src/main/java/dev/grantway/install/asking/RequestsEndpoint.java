package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.install.request.RequestStatus;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The pages of requests: an account's queue, and a person's own. */
@Path("/connected-apps/requests")
class RequestsEndpoint {
    private static final int NO_ACCOUNT = 0;
    private static final int NO_REVISION = 0;
    private static final Pattern REVISION = Pattern.compile("[0-9]{1,9}");

    private final RequestQueue queue;
    private final OwnRequests own;
    private final CurrentSession sessions;

    RequestsEndpoint(RequestQueue queue, OwnRequests own, CurrentSession sessions) {
        this.queue = queue;
        this.own = own;
        this.sessions = sessions;
    }

    @GET
    public Response list(
            @QueryParam("accountId") @Nullable String accountId, @QueryParam("decided") @Nullable String decided) {
        int account = Optional.ofNullable(accountId).flatMap(AccountId::parse).orElse(NO_ACCOUNT);
        return AnswerMapper.response(queue.list(sessions.require(), account, Optional.ofNullable(decided)));
    }

    @GET
    @Path("/mine")
    public Response mine(@QueryParam("happened") @Nullable String happened) {
        return AnswerMapper.response(own.list(sessions.require(), Objects.requireNonNullElse(happened, "")));
    }

    @GET
    @Path("/{requestId}")
    public Response show(@PathParam("requestId") String requestId) {
        return AnswerMapper.response(queue.show(sessions.require(), requestId));
    }

    @POST
    @Path("/{requestId}/decision")
    public Response decide(
            @PathParam("requestId") String requestId,
            @RestForm("decision") @Nullable String decision,
            @RestForm("revision") @Nullable String revision,
            @RestForm("reason") @Nullable String reason) {
        return AnswerMapper.response(queue.decide(
                sessions.require(), requestId, decision(decision), revision(revision), TypedText.of(reason)));
    }

    @POST
    @Path("/{requestId}/withdrawal")
    public Response withdraw(@PathParam("requestId") String requestId) {
        return AnswerMapper.response(own.withdraw(sessions.require(), requestId));
    }

    private static Optional<RequestStatus> decision(@Nullable String pressed) {
        return switch (Objects.requireNonNullElse(pressed, "")) {
            case "approve" -> Optional.of(RequestStatus.APPROVED);
            case "decline" -> Optional.of(RequestStatus.DECLINED);
            default -> Optional.empty();
        };
    }

    private static int revision(@Nullable String revision) {
        return Optional.ofNullable(revision)
                .filter(REVISION.asMatchPredicate())
                .map(Integer::parseInt)
                .orElse(NO_REVISION);
    }
}
