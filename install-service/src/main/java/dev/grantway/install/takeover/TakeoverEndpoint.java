package dev.grantway.install.takeover;

import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The button of an app's page by which a member takes over looking after it. */
@Path("/connected-apps/{installationId}/take-over")
class TakeoverEndpoint {
    private final TakeoverPages pages;
    private final CurrentSession sessions;

    TakeoverEndpoint(TakeoverPages pages, CurrentSession sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @POST
    public Response takeOver(@PathParam("installationId") String installationId) {
        return AnswerMapper.response(pages.takeOver(sessions.require(), installationId));
    }
}
