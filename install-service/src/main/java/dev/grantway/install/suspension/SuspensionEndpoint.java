package dev.grantway.install.suspension;

import dev.grantway.install.page.Answer;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The pages on which an app is suspended and resumed. */
@Path("/connected-apps/{installationId}/{act:suspend|resume}")
class SuspensionEndpoint {
    private static final String SUSPEND = "suspend";

    private final SuspensionPages pages;
    private final CurrentSession sessions;

    SuspensionEndpoint(SuspensionPages pages, CurrentSession sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @GET
    public Response confirm(@PathParam("installationId") String installationId, @PathParam("act") String act) {
        var session = sessions.require();
        return answer(
                act.equals(SUSPEND)
                        ? pages.confirmSuspend(session, installationId)
                        : pages.confirmResume(session, installationId));
    }

    @POST
    public Response change(
            @PathParam("installationId") String installationId,
            @PathParam("act") String act,
            @FormParam("reason") @Nullable String reason) {
        var session = sessions.require();
        return answer(
                act.equals(SUSPEND)
                        ? pages.suspend(session, installationId, reason)
                        : pages.resume(session, installationId));
    }

    private static Response answer(Answer answer) {
        return AnswerMapper.response(answer);
    }
}
