package dev.grantway.install.detail;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of one connected app, by its installation or, for links from the product, by account and app. */
@Path("/connected-apps")
class DetailEndpoint {
    private final AppDetails details;
    private final CurrentSession sessions;

    DetailEndpoint(AppDetails details, CurrentSession sessions) {
        this.details = details;
        this.sessions = sessions;
    }

    @GET
    @Path("/{installationId}")
    public Response detail(
            @PathParam("installationId") String installationId, @QueryParam("done") @Nullable String done) {
        return AnswerMapper.response(details.show(sessions.require(), installationId, "taken-over".equals(done)));
    }

    @GET
    @Path("/by-app")
    public Response byApp(
            @QueryParam("accountId") @Nullable String accountId, @QueryParam("clientId") @Nullable String clientId) {
        return AnswerMapper.response(details.find(
                sessions.require(),
                Optional.ofNullable(accountId).flatMap(AccountId::parse),
                Optional.ofNullable(clientId)));
    }
}
