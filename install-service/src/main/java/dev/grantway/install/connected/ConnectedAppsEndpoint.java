package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.listing.AppFilter;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list of Connected Apps, and uninstalling. */
@Path("/connected-apps")
class ConnectedAppsEndpoint {
    private static final int NO_ACCOUNT = 0;
    private static final int NO_GENERATION = 0;
    private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final ConnectedApps connectedApps;
    private final AppList list;
    private final CurrentSession sessions;

    ConnectedAppsEndpoint(ConnectedApps connectedApps, AppList list, CurrentSession sessions) {
        this.connectedApps = connectedApps;
        this.list = list;
        this.sessions = sessions;
    }

    @GET
    public Response list(
            @QueryParam("accountId") @Nullable String accountId,
            @QueryParam("q") @Nullable String q,
            @QueryParam("status") @Nullable String status,
            @QueryParam("unused") @Nullable String unused,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("page") @Nullable String page,
            @QueryParam("removed") @Nullable String removed,
            @QueryParam("find") @Nullable String find) {
        if (accountId == null) {
            return answer(connectedApps.accounts(sessions.require(), Objects.requireNonNullElse(find, "")));
        }
        var filter = AppFilter.parse(AccountId.parse(accountId).orElse(NO_ACCOUNT), q, status, unused, sort);
        return answer(list.show(sessions.require(), filter, number(page), Optional.ofNullable(removed)));
    }

    @GET
    @Path("/{installationId}/uninstall")
    public Response confirm(@PathParam("installationId") String installationId) {
        return answer(connectedApps.confirm(sessions.require(), installationId));
    }

    @POST
    @Path("/{installationId}/uninstall")
    public Response uninstall(
            @PathParam("installationId") String installationId, @FormParam("generation") @Nullable String generation) {
        return answer(connectedApps.uninstall(sessions.require(), installationId, generation(generation)));
    }

    /** Which one the page asked about; none, which is never there, where it says no number. */
    private static int generation(@Nullable String generation) {
        return Optional.ofNullable(generation).flatMap(AccountId::parse).orElse(NO_GENERATION);
    }

    /** The first page for whatever is no number of one. */
    private static int number(@Nullable String page) {
        return Optional.ofNullable(page)
                .filter(PAGE_NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static Response answer(Answer answer) {
        return AnswerMapper.response(answer);
    }
}
