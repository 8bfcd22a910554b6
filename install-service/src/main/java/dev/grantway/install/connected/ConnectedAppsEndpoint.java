package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of Connected Apps. */
@Path("/connected-apps")
class ConnectedAppsEndpoint {
    private static final int NO_ACCOUNT = 0;

    private final ConnectedApps connectedApps;
    private final CurrentSession sessions;

    ConnectedAppsEndpoint(ConnectedApps connectedApps, CurrentSession sessions) {
        this.connectedApps = connectedApps;
        this.sessions = sessions;
    }

    @GET
    public Response list(
            @QueryParam("accountId") @Nullable String accountId, @QueryParam("removed") @Nullable String removed) {
        if (accountId == null) {
            return answer(connectedApps.accounts(sessions.require()));
        }
        int id = AccountId.parse(accountId).orElse(NO_ACCOUNT);
        return answer(connectedApps.list(sessions.require(), id, Optional.ofNullable(removed)));
    }

    @GET
    @Path("/{installationId}")
    public Response detail(@PathParam("installationId") String installationId) {
        return answer(connectedApps.detail(sessions.require(), installationId));
    }

    @GET
    @Path("/{installationId}/uninstall")
    public Response confirm(@PathParam("installationId") String installationId) {
        return answer(connectedApps.confirm(sessions.require(), installationId));
    }

    @POST
    @Path("/{installationId}/uninstall")
    public Response uninstall(@PathParam("installationId") String installationId) {
        return answer(connectedApps.uninstall(sessions.require(), installationId));
    }

    private static Response answer(Answer answer) {
        return AnswerMapper.response(answer);
    }
}
