package dev.grantway.registry.joining;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.registry.sessions.Sessions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Somebody who is here opens a developer account. */
@Path("/developer/accounts/new")
@Produces(MediaType.TEXT_HTML)
class OpenAccountResource {
    private final DeveloperAccounts accounts;
    private final SignUp signUp;
    private final CurrentSession currentSession;
    private final Sessions sessions;

    OpenAccountResource(DeveloperAccounts accounts, SignUp signUp, CurrentSession currentSession, Sessions sessions) {
        this.accounts = accounts;
        this.signUp = signUp;
        this.currentSession = currentSession;
        this.sessions = sessions;
    }

    @GET
    public Response form() {
        var _ = currentSession.require();
        return page(Status.OK, JoinForm.EMPTY, JoinProblems.NONE);
    }

    @POST
    public Response open(@RestForm @Nullable String accountName, @RestForm @Nullable String domain) {
        var viewer = currentSession.require();
        if (!sessions.isLive(viewer.sessionId(), viewer.userId())) {
            throw new SignInRequired();
        }
        var form = JoinForm.of("", "", accountName, domain);
        return switch (accounts.openAnother(viewer.userId(), form)) {
            case OpenOutcome.Opened(var accountId) ->
                Response.status(Status.SEE_OTHER) // by the sign-in page, which renews the session's token
                        .header(HttpHeaders.LOCATION, "/signin?to=%2Fdeveloper%2Fapps%3Faccount%3D" + accountId)
                        .build();
            case OpenOutcome.Invalid(var problems) -> page(Status.BAD_REQUEST, form, new JoinProblems(problems));
            case OpenOutcome.Closed() -> page(Status.FORBIDDEN, form, JoinProblems.NONE);
        };
    }

    private Response page(Status status, JoinForm form, JoinProblems problems) {
        return Response.status(status)
                .entity(new OpenAccountPage(signUp.mode() == SignUpMode.OPEN, form, problems))
                .build();
    }
}
